"""Fields drawn in Python look as their templates draw them."""

import re

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from hamrah.web.forms import Form, Renderer


class AllByTemplate(TemplatesSetting):
    field_template_name = Renderer.field_template_name


class Sample(Form):
    name = forms.CharField(label="Name <of> her", max_length=20)
    village = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"list": "villages", "autocomplete": "off"})
    )
    age = forms.IntegerField(required=False, min_value=1, max_value=120)
    phone = forms.CharField(required=False, help_text="ten digits")
    seen = forms.BooleanField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("a", "A"), ("b", "B")])
    command = forms.CharField(required=False, widget=forms.HiddenInput)


FORMS = {
    "empty": None,
    "filled": {"name": 'Deva "D" <b>', "village": "नीमड़ी", "age": "35", "phone": "1", "kind": "b"},
    "wrong": {"name": "", "age": "250"},
}


@pytest.mark.parametrize("filled", FORMS)
@pytest.mark.parametrize("field", Sample.base_fields)
def test_a_field_looks_as_its_template_draws_it(field, filled):
    ours, theirs = (
        drawn(Sample(FORMS[filled], renderer=renderer), field) for renderer in (Renderer(), AllByTemplate())
    )
    assert ours == theirs


def drawn(form: Form, field: str) -> str:
    """Attributes in one order, for no browser minds it; no space between lines."""
    text = str(form[field].as_field_group())
    tags = re.sub(
        r"<input ([^>]*)>", lambda tag: " ".join(sorted(re.findall(r'[\w-]+(?:="[^"]*")?', tag[1]))), text
    )
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", tags)).strip()
