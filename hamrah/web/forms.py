"""How forms are drawn: every field through web/parts/field.html. Not here: any form."""

from typing import Any
from uuid import UUID

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem


class Renderer(TemplatesSetting):
    """`{{ form.name.as_field_group }}` gives label, hint, error and input as one part."""

    field_template_name = "web/parts/field.html"


class Form(forms.Form):
    """A form of this house: no colon after labels, and it can show a Problem where it belongs."""

    use_required_attribute = True

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

    def show(self, problem: Problem) -> None:
        """Put a Problem beside the field it names, else above the form."""
        field = problem.field if problem.field in self.fields else None
        self.add_error(field, str(problem))


def command_of(request: HttpRequest) -> UUID:
    """The form's hidden command id; a fresh one where it is missing or spoilt."""
    try:
        return UUID(request.POST.get("command", ""))
    except ValueError:
        return new_id()
