"""The letters that a sanction case causes: to holder, office, deciders, employer and superior (9.5, 9.8.4)."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post, post_to_address
from sanctions.models import Measure
from sanctions.queries.people import outsiders


def tell_office_reported(case, *, at):
    """To those who handle it: not who reported, and never the holder, even where they work for the LSP."""
    for person in people_holding(Role.SECRETARIAT, Role.HEAD, on=timezone.localdate(at)):
        if person.pk not in {case.certificate.holder_id, case.reporter_id}:
            _post("reported", case, to=person, url=case.get_absolute_url(), at=at)


def tell_holder_asked(case, *, at):
    _tell_holder("asked", case, at=at)


def tell_holder_dismissed(case, *, at):
    _tell_holder("dismissed", case, at=at)


def tell_holder_warned(warning, *, at):
    _tell_holder("warned", warning.case, at=at, warning=warning)


def tell_holder_heeded(case, *, at):
    _tell_holder("heeded", case, at=at)


def tell_deciders_proposed(proposal, *, at):
    """To the head, and for ground d to the team: who may decide is asked again then."""
    roles = [Role.HEAD, *([Role.DECISION] if proposal.ground == "D" else [])]
    for person in people_holding(*roles, on=timezone.localdate(at)):
        if person.pk not in {proposal.proposed_by_id, proposal.case.certificate.holder_id}:
            _post("proposed", proposal.case, to=person, url=proposal.case.get_absolute_url(), at=at)


def tell_proposer_refused(proposal, *, at):
    _post("refused", proposal.case, to=proposal.proposed_by, url=proposal.case.get_absolute_url(), at=at)


LETTERS = {
    Measure.SUSPEND: ("suspended", "others_suspended"),
    Measure.WITHDRAW: ("withdrawn", "others_withdrawn"),
    Measure.LIFT: ("lifted", "others_lifted"),
}


def tell_about_change(proposal, *, at):
    """To the holder; and to employer and superior the state alone (9.5.1, 9.8.4)."""
    to_holder, to_others = LETTERS[proposal.measure]
    _tell_holder(to_holder, proposal.case, at=at, proposal=proposal)
    _tell_others(to_others, proposal.case.certificate, at=at)


def tell_about_giving_back(case, *, at):
    """To everybody who was told that it was taken away (9.9.6)."""
    _tell_holder("given_back", case, at=at)
    _tell_others("others_given_back", case.certificate, at=at)


def _tell_others(name, certificate, *, at):
    """What the certificate is, and where that can be read on any day; never the ground."""
    for address in outsiders(certificate, on=timezone.localdate(at)):
        post_to_address(
            address,
            "id",
            f"sanctions/letters/{name}",
            at=at,
            certificate=certificate,
            verify=reverse("certificates:verify"),
        )


def tell_office_holder_answered(case, *, at):
    """Whoever asked learns that the answer is there."""
    if case.asked_by and case.asked_by_id != case.certificate.holder_id:
        _post("answered", case, to=case.asked_by, url=case.get_absolute_url(), at=at)


def _tell_holder(name, case, *, at, **context):
    page = reverse("sanctions:mine", args=[case.pk])
    _post(name, case, to=case.certificate.holder, url=page, at=at, **context)


def _post(name, case, *, to, url, at, **context):
    post(
        f"sanctions/letters/{name}",
        to=to,
        at=at,
        url=url,
        case=case,
        certificate=case.certificate,
        **context,
    )
