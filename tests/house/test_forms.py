"""What a form may touch is what it names: nothing that only an act of the scheme writes (TRUST A12)."""

from importlib import import_module
from inspect import getmembers, isclass, signature

import pytest
from django import forms
from django.db.models import DateTimeField

from accounts.models import User
from tests.house.plan import HOUSE, source_files

# Written by actions, from who acts and when.
ACTS = ("_by", "_at", "_sha256", "_sealed", "_index")
KEPT = {
    "state",
    "number",
    "candidate_number",
    "version",
    "owner",
    "applicant",
    "password",
    "is_staff",
    "is_superuser",
}


def model_forms():
    """Every form of the house that stands on a model."""
    found = {}
    for path in source_files():
        parts = path.relative_to(HOUSE).with_suffix("").parts
        if "forms" not in parts:
            continue
        module = import_module(".".join(parts).removesuffix(".__init__"))
        found |= {
            f"{form.__module__}.{name}": form
            for name, form in getmembers(module, isclass)
            if issubclass(form, forms.ModelForm) and form.__module__ == module.__name__ and form._meta.model
        }
    return sorted(found.items())


def needs(form):
    """What a form has to be told before it can be read: whom it may choose from, here nobody."""
    parameters = signature(form).parameters.values()
    return {
        one.name: User.objects.none()
        for one in parameters
        if one.kind is one.KEYWORD_ONLY and one.default is one.empty
    }


def is_an_act(field):
    """Who did something, as a person of the house; a name printed on a document is a word like others."""
    return field.is_relation and field.name.endswith(ACTS)


FORMS = model_forms()


def test_there_are_forms():
    assert FORMS


@pytest.mark.parametrize("form", [form for _name, form in FORMS], ids=[name for name, _form in FORMS])
def test_a_form_names_its_fields_and_none_that_an_action_writes(form):
    fields = form._meta.model._meta.concrete_fields
    # Django's forms write none that is not editable.
    touched = [field for field in fields if field.name in form.base_fields and field.editable]

    assert form._meta.fields not in (None, forms.ALL_FIELDS)
    assert form._meta.exclude is None
    assert [
        field.name
        for field in touched
        if field.name in KEPT or is_an_act(field) or isinstance(field, DateTimeField)
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("form", [form for _name, form in FORMS], ids=[name for name, _form in FORMS])
def test_what_is_posted_beside_a_form_changes_nothing(form):
    """Every field of the model is posted; whatever the form does not name stays as it was."""
    fields = [field for field in form._meta.model._meta.concrete_fields if not field.primary_key]
    blank = form._meta.model()
    before = {field.attname: getattr(blank, field.attname) for field in fields}

    posted = {field.name: "1" for field in fields} | {field.attname: "1" for field in fields}
    bound = form(posted, instance=blank, **needs(form))
    bound.is_valid()

    changed = {field.name for field in fields if getattr(blank, field.attname) != before[field.attname]}
    assert changed <= set(form.base_fields)
