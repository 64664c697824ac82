"""Every check of the audit has its spoilt twin: the guards taken away, one row broken, and the audit names it."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import F

from accounts.models import AssessorRegistration, Relation, RoleGrant, Signatory, User
from appeals.models import Appeal, Ruling, RulingSignature, Seat, Voice
from applications.models import Application, Involvement, Part
from assessments.models import Assignment, Recommendation, UnitRecommendation
from certificates.actions import sign_lists
from certificates.models import Certificate, Credential, Handover, StatusChange, UseAgreement
from certificates.states import ChangeKind
from complaints.models import Complaint
from complaints.models import Ruling as Answered
from decisions.models import Decision, Decree, Meeting, MinutesSignature, Vote
from examinations.models import PaperItem, Session, WrittenAnswer
from fees.models import Invoice
from foundation.deadlines.models import CalendarChange, DeadlineMove, Reminder
from foundation.documents.models import NumberCounter, Paper
from foundation.jobs.models import Job
from foundation.journal.actions import chain
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from lsp_portal.management import audits
from sanctions.models import Proposal, SanctionCase
from sanctions.models import Ruling as Word
from surveillance.actions import begin, conclude, record_finding
from surveillance.models import Conclusion, Finding, Method, Result, Surveillance
from tests.arranging import arranged
from tests.emptying import undone, without_triggers
from tests.factories.appeals import lodged, ruled
from tests.factories.certificates import SEALED_AT
from tests.factories.complaints import answered
from tests.factories.people import UserFactory
from tests.factories.sanctions import suspended_case
from tests.factories.sessions import held
from tests.factories.venues import EquipmentFactory
from tests.factories.written import handed_in
from tests.foundation.deadlines.ringing import ring
from venues.models import VenueVerification

from .stage import set_up

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
BEGUN_AT, AT = SEALED_AT + 300 * DAY, SEALED_AT + 310 * DAY
LONG_AGO = dt.date(2021, 1, 1)


@pytest.fixture(scope="module")
def _whole(django_db_setup, django_db_blocker):
    """A certificate that was looked after and suspended, an appeal that was upheld, a test that was held
    and written."""
    with django_db_blocker.unblock(), undone(), arranged():
        stage = set_up()
        certificate = Certificate.objects.get()
        ruled(lodged(Decision.objects.get(outcome="NOT_YET")))
        suspended_case(certificate)
        year = begin(
            certificate.surveillances.first(), methods=[Method.LOGBOOK], by=stage.offices[0], at=BEGUN_AT
        )
        found = {"method": Method.LOGBOOK, "result": Result.KEPT, "words": "Dibaca."}
        record_finding(year, **found, by=stage.offices[0], at=BEGUN_AT)
        conclude(year, outcome="MAINTAINED", words="Terpelihara.", by=stage.offices[1], at=BEGUN_AT + DAY)
        answered()
        held()
        handed_in()
        _moved(stage.offices[0])
        sign_lists(by=None, at=AT)
        chain()
        ring(AT - DAY)
        yield


def _moved(officer):
    change = CalendarChange.objects.create(act="ENTERED", source="SKB", made_by=officer, made_at=AT)
    DeadlineMove.objects.create(change=change, kind="sk", key="1", from_on=LONG_AGO, to_on=LONG_AGO + DAY)


@pytest.fixture
def whole(_whole):
    """The same for every test: what one of them breaks is whole again."""
    with undone():
        yield


def update(records, **facts):
    """Broken as the owner of a database could."""
    assert records.update(**facts), f"nothing to break in {records.model}"


def delete(records):
    assert records._raw_delete(records.db), f"nothing to delete in {records.model}"


def a_tie(one, other):
    Relation.objects.create(
        user=one, other=other, kind="FAMILY", declared_by=one, declared_at=SEALED_AT - 60 * DAY
    )


def a_part(person, case, part, since):
    Involvement.objects.create(application=case, user=person, part=part, since=since, note="Tes.")


def voter():
    return Vote.objects.select_related("seat__user", "item__application__applicant").first()


def tie_a_voter():
    vote = voter()
    a_tie(vote.seat.user, vote.item.application.applicant)


def let_a_voter_have_assessed():
    vote = voter()
    a_part(vote.seat.user, vote.item.application, Part.ASSESSOR, vote.cast_at - DAY)


def let_a_voter_have_trained_for_the_scheme():
    vote = voter()
    other = Application.objects.filter(scheme=vote.item.application.scheme).exclude(
        pk=vote.item.application_id
    )
    a_part(vote.seat.user, other.first(), Part.TRAINER, vote.cast_at - 300 * DAY)


def hearer():
    return Voice.objects.select_related("seat__user", "hearing__appeal__application__applicant").first()


def let_a_hearer_have_assessed():
    voice = hearer()
    a_part(voice.seat.user, voice.hearing.appeal.application, Part.ASSESSOR, voice.given_at - DAY)


def tie_a_hearer_to_who_acted():
    voice = hearer()
    acted = voice.hearing.appeal.application.involvements.filter(part=Part.ASSESSOR).first()
    a_tie(voice.seat.user, acted.user)


def let_the_head_have_reported():
    word, case = Word.objects.first(), SanctionCase.objects.get()
    update(SanctionCase.objects.filter(pk=case.pk), reporter=word.ruled_by)


def tie_a_decider_to_the_holder():
    a_tie(Word.objects.first().ruled_by, Certificate.objects.get().holder)


def issue_a_second_one():
    """As if by another decision; every row of it is a copy."""
    certificate = Certificate.objects.get()
    decision = Decision.objects.get(outcome="NOT_YET")
    names = {
        name: f"x{getattr(certificate, name)}"[:12] for name in ("number", "registration_number", "token")
    }
    certificate.pk, certificate.check_code, certificate.decision = None, "X", decision
    for name, value in names.items():
        setattr(certificate, name, value)
    certificate.save(force_insert=True)


def suspend_what_is_suspended():
    first = StatusChange.objects.get()
    first.pk, first.position = None, 2
    first.save(force_insert=True)


def appeal_twice():
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_appeal_per_decision")
    appeal = Appeal.objects.get()
    appeal.pk, appeal.number = None, "lain"
    appeal.save(force_insert=True)


def let_the_finder_conclude():
    update(Finding.objects.all(), found_by=Conclusion.objects.get().concluded_by)


def let_a_year_run_out():
    facts = {"state": "BEGUN", "settled_at": None, "due_on": AT.date() - 3 * DAY}
    update(Surveillance.objects.filter(year=1), **facts)
    delete(Conclusion.objects.all())


def let_the_handler_sign():
    update(Answered.objects.all(), ruled_by=Complaint.objects.get().handler)


def let_a_concern_be_of_the_signer():
    complaint, signed = Complaint.objects.get(), Answered.objects.get()
    complaint.concerns.create(user=signed.ruled_by, named_by=complaint.handler, named_at=AT)


def forget_a_move():
    entry = Entry.objects.get(verb="surveillance.begun")
    update(Entry.objects.filter(pk=entry.pk), facts={"methods": entry.facts["methods"]})


def lose_a_letter():
    told = Reminder.objects.exclude(person=None).first()
    update(Notice.objects.filter(to=told.person, posted_at=told.told_at), to=None)


def use_what_nobody_had_checked():
    session = Session.objects.get(state="CLOSED")
    session.equipment.add(EquipmentFactory(venue=session.venue, checked=False))


def competent_units():
    return UnitRecommendation.objects.filter(recommendation__outcome="COMPETENT")


def paid():
    return Invoice.objects.filter(state="PAID")


# The check that has to name it, and what is broken.
SPOILT = [
    (audits.trail, lambda: update(Entry.objects.filter(pk=Entry.objects.first().pk), verb="lain")),
    (audits.states, lambda: update(Certificate.objects.all(), state="ISSUED")),
    (audits.states, lambda: update(Appeal.objects.all(), state="REJECTED")),
    (audits.states, forget_a_move),
    (audits.hands, lambda: update(RoleGrant.objects.filter(role="SECRETARIAT"), starts_on=AT.date())),
    (
        audits.hands,
        lambda: update(RoleGrant.objects.filter(role="HEAD"), starts_on=LONG_AGO, ends_on=LONG_AGO),
    ),
    (audits.hands, lambda: update(Entry.objects.filter(verb="use_agreement.signed"), actor_id="0")),
    (audits.hands, lambda: update(Entry.objects.filter(verb="vote.cast"), actor_id="")),
    (audits.times, lambda: update(Entry.objects.filter(verb="surveillance.concluded"), at=SEALED_AT)),
    (audits.times, lambda: update(Entry.objects.filter(verb="plan.proposed"), at=AT)),
    (audits.files, lambda: update(Paper.objects.exclude(sha256=""), sha256="0" * 64)),
    (audits.numbers, lambda: update(NumberCounter.objects.filter(series__key="appeal"), last=F("last") + 1)),
    (audits.money, lambda: update(paid(), amount=F("amount") + 1, test_share=F("test_share") + 1)),
    (audits.money, lambda: update(paid(), state="OPEN", settled_at=None)),
    (audits.licences, lambda: update(Assignment.objects.all(), letter=None)),
    (audits.licences, lambda: update(AssessorRegistration.objects.all(), expires_on=LONG_AGO)),
    (
        audits.units,
        lambda: delete(UnitRecommendation.objects.filter(pk=UnitRecommendation.objects.first().pk)),
    ),
    (
        audits.units,
        lambda: update(
            UnitRecommendation.objects.filter(recommendation__outcome="COMPETENT"), outcome="TEST"
        ),
    ),
    (audits.places, lambda: update(VenueVerification.objects.all(), valid_until=F("valid_from"))),
    (audits.places, use_what_nobody_had_checked),
    (audits.answers, lambda: update(WrittenAnswer.objects.all(), saved_at=AT)),
    (audits.scores, lambda: update(PaperItem.objects.filter(achieved=True), achieved=False)),
    (audits.scores, lambda: update(WrittenAnswer.objects.exclude(choice=""), choice="")),
    (audits.votes, tie_a_voter),
    (audits.votes, let_a_voter_have_assessed),
    (audits.votes, let_a_voter_have_trained_for_the_scheme),
    (audits.quorums, lambda: delete(Vote.objects.filter(pk=voter().pk))),
    (audits.quorums, lambda: update(RoleGrant.objects.filter(role="DECISION"), starts_on=AT.date())),
    (audits.minutes, lambda: update(Meeting.objects.all(), minutes_facts={"conclusion": "Lain."})),
    (audits.seals, lambda: update(MinutesSignature.objects.all(), annulled_at=AT)),
    (audits.seals, lambda: update(MinutesSignature.objects.all(), signed_at=AT)),
    (audits.seals, lambda: update(Signatory.objects.all(), starts_on=AT.date())),
    (audits.seals, lambda: update(Decision.objects.all(), released_at=None)),
    (audits.seals, lambda: update(Decree.objects.all(), signed_by=voter().seat.user)),
    (audits.chains, lambda: update(Certificate.objects.all(), valid_until=F("valid_until") + DAY)),
    (audits.chains, lambda: update(Certificate.objects.all(), issued_at=SEALED_AT - DAY)),
    (audits.chains, lambda: update(Certificate.objects.all(), issued_at=AT)),
    (audits.chains, lambda: update(Decision.objects.filter(outcome="NOT_YET"), outcome="COMPETENT")),
    (
        audits.chains,
        lambda: update(Decision.objects.filter(outcome="COMPETENT"), outcome="NOT_YET", reason="x"),
    ),
    (audits.holders, issue_a_second_one),
    (audits.handovers, lambda: delete(Handover.objects.all())),
    (audits.handovers, lambda: update(Certificate.objects.all(), state="ISSUED")),
    (audits.handovers, lambda: update(UseAgreement.objects.all(), signed_at=AT)),
    (audits.handovers, lambda: update(paid(), state="OPEN", settled_at=None)),
    (audits.statuses, suspend_what_is_suspended),
    (audits.statuses, lambda: update(StatusChange.objects.all(), position=2)),
    (audits.statuses, lambda: update(StatusChange.objects.all(), because_id="0")),
    (audits.lists, lambda: update(Credential.objects.all(), place=F("place") + 1)),
    (audits.surveillances, lambda: update(Surveillance.objects.filter(year=1), due_on=F("due_on") - 2 * DAY)),
    (audits.surveillances, lambda: delete(Surveillance.objects.filter(year=3))),
    (audits.surveillances, lambda: delete(Conclusion.objects.all())),
    (audits.surveillances, let_the_finder_conclude),
    (audits.years, let_a_year_run_out),
    (audits.sanctions, lambda: delete(Word.objects.all())),
    (audits.sanctions, lambda: update(RoleGrant.objects.filter(role="HEAD"), starts_on=AT.date())),
    (audits.sanctions, lambda: update(Proposal.objects.all(), ground="D")),
    (audits.sanctions, lambda: update(StatusChange.objects.all(), kind=ChangeKind.WITHDRAWN, ends_on=None)),
    (audits.rulings, lambda: update(Word.objects.all(), ruled_by=Proposal.objects.get().proposed_by)),
    (audits.rulings, let_the_head_have_reported),
    (audits.rulings, tie_a_decider_to_the_holder),
    (audits.appeals, lambda: update(Voice.objects.all(), upholds=False)),
    (audits.appeals, lambda: update(Ruling.objects.all(), facts={"reasons": "Lain."})),
    (audits.appeals, lambda: update(RulingSignature.objects.all(), sha256="0" * 64)),
    (audits.appeals, lambda: delete(RulingSignature.objects.filter(pk=RulingSignature.objects.first().pk))),
    (audits.appeals, lambda: update(Appeal.objects.all(), state="REJECTED")),
    (audits.appeals, appeal_twice),
    (audits.panels, let_a_hearer_have_assessed),
    (audits.panels, tie_a_hearer_to_who_acted),
    (audits.panels, lambda: update(Seat.objects.filter(pk=hearer().seat_id), user=voter().seat.user)),
    (audits.complaints, let_the_handler_sign),
    (audits.complaints, let_a_concern_be_of_the_signer),
    (audits.reminders, lose_a_letter),
    (audits.work, lambda: delete(Job.objects.filter(kind="documents.print", done_at=None))),
    (
        audits.work,
        lambda: update(Job.objects.filter(kind="notices.carry"), payload={"notice": 0}, done_at=None),
    ),
    (audits.moves, lambda: update(CalendarChange.objects.all(), source="")),
]


def name(value):
    return getattr(value, "__name__", "")


def test_what_the_actions_leave_behind_is_well(whole):
    found = {check.__name__: list(check(AT)) for check in audits.CHECKS if check is not audits.orphans}

    assert not any(found.values()), str({check: lines for check, lines in found.items() if lines})


@pytest.mark.parametrize(("check", "spoil"), SPOILT, ids=name)
def test_what_is_broken_is_named(whole, check, spoil):
    with without_triggers(connection):
        spoil()

    assert list(check(AT))


def test_every_check_has_its_twin():
    # A file without a row is made in the folder, not in the database: its twin stands with the files.
    assert {check for check, _spoil in SPOILT} == set(audits.CHECKS) - {audits.orphans}


def test_a_second_account_of_a_voter_is_the_same_human_being(whole):
    vote, other = voter(), UserFactory(nik="3578015205940009")
    update(User.objects.filter(pk=vote.seat.user_id), nik_sealed=other.nik_sealed, nik_index=other.nik_index)
    a_part(other, vote.item.application, Part.TRAINER, vote.cast_at - DAY)

    assert f"{vote.item}: {vote.seat}" in list(audits.votes(AT))


def test_a_status_that_is_told_otherwise_is_named(whole, monkeypatch):
    monkeypatch.setattr(Certificate, "status_at", lambda certificate, at: "VALID")

    assert list(audits.statuses(AT)) == [f"{Certificate.objects.get()}: told VALID, is SUSPENDED"]


def test_a_registration_counts_on_the_day_of_the_recommendation(whole):
    day = Recommendation.objects.first().given_at.date()
    update(AssessorRegistration.objects.all(), expires_on=day)

    assert list(audits.licences(AT)) == []
