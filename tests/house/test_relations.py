"""Foreign keys look down as imports do: the linter cannot see them, so this does."""

from django.apps import apps
from django.conf import settings

from tests.house.plan import floors, our_models


def test_no_foreign_key_points_up_or_sideways():
    floor = {
        apps.get_app_config(name.rpartition(".")[2]).label: height
        for name, height in floors().items()
        if name in settings.HOUSE
    }
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if (there := field.related_model._meta.app_label) in floor and there != model._meta.app_label
        if floor[there] >= floor[model._meta.app_label]
        # Who a letter is to, who uploaded a file, who was reminded: people are the one thing that the foundation
        # knows of above it.
        and not (
            model._meta.app_label in {"notices", "documents", "deadlines"}
            and field.related_model._meta.label == settings.AUTH_USER_MODEL
        )
    ]

    assert wrong == []


def test_every_app_has_its_floor():
    assert set(settings.HOUSE) == floors().keys()


def test_what_is_kept_is_not_lost_with_what_it_belongs_to():
    """PROTECT, unless the child is a part of its parent in the same app."""
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and getattr(field.remote_field, "on_delete", None)
        if field.remote_field.on_delete.__name__ != "PROTECT"
        and field.related_model._meta.app_label != model._meta.app_label
    ]

    assert wrong == []
