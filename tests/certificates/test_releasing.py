"""The seal: decree, certificates and letters become real together, or nothing does (9.4.5, 9.4.6, TRUST R30)."""

import datetime as dt

import pytest

from accounts.models import Role, Signs, User
from applications.actions.involvements import involve
from applications.models import Part
from certificates.actions import release_meeting, releasing
from certificates.models import Certificate, OutcomeLetter
from decisions.actions import sealing
from decisions.models import Decision, Decree, Outcome
from decisions.states import MeetingState
from foundation.documents.models import TakenNumber
from foundation.documents.seals import verify
from foundation.notices.models import Notice
from tests.decisions.helpers import census, refused
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, issued
from tests.factories.decisions import MET_AT, members_of, minuted, signed
from tests.factories.people import SignatoryFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.6")
@pytest.mark.clause("7.1.5")
def test_the_seal_releases_decree_certificates_and_letters_together(run_jobs):
    one, other = reported(), reported()
    meeting = signed([one, other], outcomes=[Outcome.COMPETENT, Outcome.NOT_YET])

    [certificate] = release_meeting(meeting, by=a_head(), at=SEALED_AT)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.SEALED
    assert certificate.holder == one.application.applicant
    assert (certificate.valid_from, certificate.valid_until) == (dt.date(2026, 9, 29), dt.date(2029, 9, 28))
    letter = OutcomeLetter.objects.get()
    assert letter.recipient == other.application.applicant
    assert Decision.objects.released().count() == 2
    assert Notice.objects.filter(to=certificate.holder).latest("pk").subject == "Anda dinyatakan kompeten"
    run_jobs()
    for paper in (certificate.letter, certificate.card, letter.paper, meeting.minutes, meeting.decree.paper):
        paper.refresh_from_db()
        assert verify(paper.file.read()).reason == ""


@pytest.mark.clause("9.4.3")
def test_against_a_full_recommendation_letter_decree_and_minutes_name_what_the_meeting_named():
    meeting = signed([reported()], outcomes=[Outcome.NOT_YET], reason="Tidak mutakhir.")
    [short] = Decision.objects.get().short_elements.select_related("unit")

    release_meeting(meeting, by=a_head(), at=SEALED_AT)

    letter, decree = OutcomeLetter.objects.get().paper.facts, meeting.decree.paper.facts
    [unit] = letter["gaps"]
    [gap] = unit["gaps"]
    assert unit["unit"].startswith(short.unit.code)
    assert (gap["criterion"], gap["seen"]) == (
        short.title_id,
        "Bukti ada; alasan rapat menjelaskan kekurangannya.",
    )
    assert f"{short.unit.code} {short.title_id}" not in letter["fulfilled"]
    assert letter["fulfilled"]
    assert [row["units"] for row in decree["not_yet"]] == [short.unit.code]
    assert OutcomeLetter.objects.get().decision.item.recommendation.shown_at == SEALED_AT
    assert f"Belum kompeten pada: {short.unit.code}" in meeting.minutes_facts["candidates"][0]["reason"]


@pytest.mark.clause("9.4.6")
def test_numbers_have_no_gap_and_stand_in_the_order_of_the_agenda():
    certificates = issued([reported() for _ in range(3)])

    numbers = [certificate.number for certificate in certificates]
    assert numbers == sorted(numbers)
    assert [int(number.split()[-2]) for number in numbers] == [1, 2, 3]
    assert len({certificate.token for certificate in certificates}) == 3
    assert all(len(certificate.token) >= 22 for certificate in certificates)


@pytest.mark.clause("9.4.5")
def test_the_decree_waits_for_every_signature():
    meeting, head = minuted(), a_head()

    with refused("The minutes still need the signature of: %s.", "9.4.5"):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.5")
def test_only_the_head_signs_and_only_once():
    meeting, head = signed(), a_head()
    with refused("Only the head of the LSP signs the decree.", "9.4.5"):
        release_meeting(meeting, by=UserFactory(secretariat=True), at=SEALED_AT)
    release_meeting(meeting, by=head, at=SEALED_AT)

    with refused("The decree follows the minutes; there are none to decree upon.", "9.4.5"):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.6")
def test_an_officer_who_is_not_appointed_on_that_day_signs_nothing():
    meeting, head = signed(), UserFactory(roles=[Role.HEAD])
    decrees = SignatoryFactory(user=head, signs=Signs.DECREE)
    with refused(
        "Nobody is appointed to sign certificates today. The head appoints the officer first.", "9.4.6"
    ):
        release_meeting(meeting, by=head, at=SEALED_AT)
    SignatoryFactory(user=head, signs=Signs.CERTIFICATE)
    decrees.ends_on = dt.date(2026, 9, 28)
    decrees.save()

    with refused("You are not appointed to sign decrees today.", "9.4.6"):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.2")
def test_neither_the_head_nor_the_officer_signs_where_they_had_a_part():
    meeting, head, officer = signed(), UserFactory(roles=[Role.HEAD]), UserFactory()
    SignatoryFactory(user=head, signs=Signs.DECREE)
    SignatoryFactory(user=officer, signs=Signs.CERTIFICATE)
    case = meeting.items.get().application
    involve(case, head, Part.ASSESSOR, by=head, at=MET_AT)

    with refused("You cannot do this, because %(reasons)s.", "9.4.2"):
        release_meeting(meeting, by=head, at=SEALED_AT)
    involve(case, officer, Part.TRAINER, by=head, at=MET_AT)
    with refused(
        "%(officer)s had a part in case %(case)s, so another officer signs its certificate.", "9.4.2"
    ):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.2")
def test_a_part_that_comes_to_light_after_the_signatures_stops_the_decree():
    meeting, head = signed(), a_head()
    trainer = members_of(meeting)[1]
    involve(meeting.items.get().application, trainer, Part.TRAINER, by=head, at=MET_AT)

    with refused(
        "Item %(position)d has to be decided again without member %(letter)s, "
        "who has a part in the case by now. The chair takes the minutes back into session.",
        "9.4.2",
    ):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.6")
def test_nobody_gets_a_second_certificate_of_a_scheme_while_one_holds():
    [first] = issued()
    version = first.scheme_version
    again = ApplicationFactory(
        accepted=True, applicant=first.holder, scheme_version=version, scheme=version.scheme
    )
    meeting = signed([reported(again)])
    head = User.objects.get(pk=first.decree.signed_by_id)

    with refused("%(holder)s already holds certificate %(number)s of this scheme.", "9.4.6"):
        release_meeting(meeting, by=head, at=SEALED_AT)


@pytest.mark.clause("9.4.6")
def test_nor_under_a_second_account_of_the_same_person():
    [first] = issued()
    version, holder = first.scheme_version, first.holder
    again = ApplicationFactory(accepted=True, scheme_version=version, scheme=version.scheme)
    type(holder).objects.filter(pk=again.applicant_id).update(nik_index=holder.nik_index)
    meeting = signed([reported(again)])

    with refused("%(holder)s already holds certificate %(number)s of this scheme.", "9.4.6"):
        release_meeting(meeting, by=User.objects.get(pk=first.decree.signed_by_id), at=SEALED_AT)


@pytest.mark.clause("9.4.5")
def test_a_case_sent_back_returns_to_its_assessor_and_nobody_outside_is_told_an_outcome():
    case = reported()
    meeting = signed([case], outcomes=[Outcome.SENT_BACK])

    assert release_meeting(meeting, by=a_head(), at=SEALED_AT) == []

    assert not Certificate.objects.exists()
    assert not OutcomeLetter.objects.exists()
    assert not Decision.objects.standing().exists()
    assert Decision.objects.released().get().outcome == Outcome.SENT_BACK


PLACES = [
    (releasing, "_grant", 2),
    (sealing, "order_paper", 1),
    (sealing, "order_paper", 2),
    (sealing, "_release", 1),
    (sealing, "_release", 3),
    (releasing, "_issue", 1),
    (releasing, "_issue", 2),
    (releasing, "order_paper", 2),
    (releasing, "order_paper", 5),
    (releasing, "tell_candidate_competent", 2),
    (releasing, "_write_to", 1),
    (releasing, "tell_candidate_not_yet", 1),
    (releasing, "record", 3),
]


@pytest.mark.clause("9.4.5")
def test_a_release_that_breaks_off_anywhere_leaves_nothing_behind(monkeypatch):
    outcomes = [Outcome.COMPETENT, Outcome.NOT_YET, Outcome.COMPETENT]
    meeting, head = signed([reported() for _ in outcomes], outcomes=outcomes), a_head()
    before = census()

    for module, name, call in PLACES:
        with monkeypatch.context() as broken:
            broken.setattr(module, name, dies_at(getattr(module, name), call))
            with pytest.raises(PowerCut):
                release_meeting(meeting, by=head, at=SEALED_AT)
        assert census() == before, (name, call)

    assert len(release_meeting(meeting, by=head, at=SEALED_AT)) == 2
    assert Decree.objects.count() == 1
    assert TakenNumber.objects.filter(series__key="certificate").count() == 2


class PowerCut(Exception):
    """What a test lets happen in the middle."""


def dies_at(function, call):
    """The function, dying at its n-th call."""
    calls = []

    def dying(*args, **kwargs):
        calls.append(1)
        if len(calls) == call:
            raise PowerCut
        return function(*args, **kwargs)

    return dying


@pytest.mark.clause("9.4.6")
def test_what_stands_on_paper_is_frozen_when_it_is_issued(run_jobs):
    [certificate] = issued()
    holder, application = certificate.holder, certificate.application
    holder.full_name = "Nama Lain"
    holder.save()
    application.organisation.name = "PT Lain"
    application.organisation.save()
    run_jobs()
    certificate.letter.refresh_from_db()
    facts, digest = certificate.letter.facts, certificate.letter.sha256

    run_jobs()

    certificate.letter.refresh_from_db()
    assert facts["holder"]["name"] == certificate.holder_name == "Ratna Wulandari"
    assert "PT Lain" not in str(facts)
    assert certificate.letter.sha256 == digest
