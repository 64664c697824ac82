"""Letters to those who write, review and let go of instruments."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding, same_person
from foundation.notices.actions import post


def tell_reviewers(instrument, *, by, at):
    """Everybody on the committee but who wrote it."""
    for person in _committee(at):
        if not same_person(person, instrument.author):
            _post("submitted", instrument, to=person, at=at, by=by)


def tell_author_sent_back(instrument, *, reason, at):
    _post("sent_back", instrument, to=instrument.author, at=at, reason=reason)


def tell_author_in_force(instrument, *, at):
    _post("in_force", instrument, to=instrument.author, at=at)


def tell_committee_asked(export, *, at):
    """Everybody on the committee but who asked."""
    for person in _committee(at):
        if not same_person(person, export.asked_by):
            _post("export_asked", export.instrument, to=person, at=at, url=_place(export), export=export)


def tell_asker_settled(export, *, at):
    _post("export_settled", export.instrument, to=export.asked_by, at=at, url=_place(export), export=export)


def _committee(at):
    return people_holding(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=timezone.localdate(at)).distinct()


def _place(export):
    return reverse("instruments:exports", args=[export.instrument_id])


def _post(name, instrument, *, to, at, url="", **context):
    url = url or instrument.get_absolute_url()
    post(f"instruments/letters/{name}", to=to, at=at, url=url, instrument=instrument, **context)
