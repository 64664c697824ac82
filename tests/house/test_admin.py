"""The admin keeps reference data; records with a life, and people, are read-only there or not there."""

import pytest
from django.conf import settings
from django.contrib import admin

REGISTERED = sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label)
REFERENCE: set[str] = set()
"""What the administrator may edit there. A new one is named here, or is read-only."""


@pytest.mark.parametrize(("model", "keeper"), REGISTERED, ids=[model._meta.label for model, _ in REGISTERED])
def test_what_is_not_reference_data_is_read_only(model, keeper, rf):
    if model._meta.label in REFERENCE:
        return
    request = rf.get("/")

    assert not keeper.has_add_permission(request)
    assert not keeper.has_change_permission(request)
    assert not keeper.has_delete_permission(request)


def test_no_record_with_a_life_is_edited_there():
    assert [
        model._meta.label
        for model, _ in REGISTERED
        if hasattr(model, "MOVES") and model._meta.label in REFERENCE
    ] == []


def test_people_and_roles_are_not_kept_there():
    assert settings.AUTH_USER_MODEL not in {model._meta.label for model, _ in REGISTERED}
