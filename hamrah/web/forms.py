"""How forms are drawn: every field as web/parts/field.html draws it. Not here: any form."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import AADHAAR

PLAIN_INPUTS = {f"django/forms/widgets/{kind}.html" for kind in ("text", "number", "hidden")}


class Renderer(TemplatesSetting):
    """`{{ form.name.as_field_group }}` gives label, hint, error and input as one part.

    Lines of text, which most fields are, are drawn without a template: they were half of a page's time.
    """

    field_template_name = "web/parts/field.html"

    def render(self, template_name: str, context: Any, request: HttpRequest | None = None) -> str:
        if template_name in PLAIN_INPUTS:
            return input_of(context["widget"])
        if template_name == self.field_template_name and is_plain(context["field"]):
            return line_of_text(context["field"])
        return super().render(template_name, context, request)


def is_plain(field: BoundField) -> bool:
    """A line of text with nothing to say beside it."""
    return field.field.widget.template_name in PLAIN_INPUTS and not field.help_text and not field.errors


def line_of_text(field: BoundField) -> SafeString:
    """What web/parts/field.html makes of a plain field: its frame, drawn once, around what was typed."""
    widget = field.field.widget
    attributes = widget.build_attrs(widget.attrs, {"id": field.auto_id, **field.build_widget_attrs({})})
    value = widget.format_value(field.value())
    before, after = _frame(
        widget.input_type, field.html_name, str(field.label), field.field.required, *attributes.items()
    )
    value_drawn = "" if value is None else format_html(' value="{}"', value)
    return format_html("{}{}{}", before, value_drawn, after)


@lru_cache(maxsize=1024)
def _frame(
    kind: str, name: str, label: str, is_required: bool, *attributes: tuple[str, Any]
) -> tuple[SafeString, SafeString]:
    """What stands before and after the value."""
    need = mark_safe(' <span class="need" aria-hidden="true">*</span>') if is_required else ""
    before = format_html(
        '<div class="field"><label for="{}">{}{}</label><input type="{}" name="{}"',
        dict(attributes)["id"],
        label,
        need,
        kind,
        name,
    )
    return before, format_html("{}></div>\n", flatatt(dict(attributes)))


def input_of(widget: Mapping[str, Any]) -> SafeString:
    """What Django's template of an input makes of a widget's context."""
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    attributes = flatatt(widget["attrs"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attributes)


class Form(forms.Form):
    """A form of this house: no colon after labels, and it can show a Problem where it belongs."""

    use_required_attribute = True
    # Fields with a shape of their own, in which twelve digits are no Aadhaar number.
    OWN_SHAPE: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.left_out = [name for name in names_with_aadhaar(self.data) if name not in self.OWN_SHAPE]
        if self.left_out:
            self.data = without(self.data, self.left_out)

    def _post_clean(self) -> None:
        """A withheld text is refused, and nothing of it is left to be shown again."""
        super()._post_clean()  # type: ignore[misc]
        for name in self.left_out:
            self.errors.pop(name, None)
            self.add_error(name if name in self.fields else None, AADHAAR)

    def show(self, problem: Problem) -> None:
        """Put a Problem beside the field it names, else above the form."""
        field = problem.field if problem.field in self.fields else None
        self.add_error(field, str(problem))


def names_with_aadhaar(data: Mapping[str, Any]) -> list[str]:
    """Names of a form's or an address's fields in which an Aadhaar number stands."""
    return [name for name in data if any(map(_holds_aadhaar, _values(data, name)))]


def without(data: Any, names: Iterable[str]) -> Any:
    """The same fields, the named ones empty."""
    kept = data.copy()
    for name in names:
        kept[name] = ""
    return kept


def shown_again(text: str) -> str:
    """A typed text for a page to show once more; nothing where it is not to be seen again."""
    return "" if contains_aadhaar(text) else text


def _values(data: Mapping[str, Any], name: str) -> Sequence[Any]:
    return data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]]


def _holds_aadhaar(value: Any) -> bool:
    return isinstance(value, str) and contains_aadhaar(value)


def command_of(request: HttpRequest) -> UUID:
    """The form's hidden command id; a fresh one where it is missing or spoilt."""
    return id_of(request.POST.get("command", "")) or new_id()


def id_of(text: str) -> UUID | None:
    """The id that a form's text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def named_by(rows: Any, text: str) -> Any:
    """The row among these whose id an address or a form says; None for none and for no id."""
    id = id_of(text)
    return rows.filter(id=id).first() if id else None
