"""An assessor verifies a place who neither orders it nor keeps it, for as long as the kind of place allows (9.3.2)."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from foundation.documents.models import Paper
from foundation.notices.models import Notice
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeFactory, SchemeVersionFactory
from tests.factories.venues import (
    AT,
    DAY,
    TODAY,
    UNTIL,
    EquipmentFactory,
    VenueFactory,
    VenueOfficerFactory,
    VenueVerificationFactory,
    a_verifier,
    all_met,
    concluded,
    ordered,
)
from tests.venues.helpers import refused, told
from venues.actions import (
    cancel_verification,
    order_verification,
    publish_checklist,
    record_findings,
    withdraw_verification,
)
from venues.models import Finding, VenueVerification
from venues.queries import lines_of, verification_for
from venues.rules import Use, can_use_venue, using
from venues.states import VerificationState

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.2")]

DAYS = {"asked_from": TODAY, "asked_until": UNTIL, "due_on": TODAY + 7 * DAY}


def order(venue, *, scheme=None, verifier=None, by=None, **days):
    scheme = scheme or SchemeVersionFactory(in_force=True).scheme
    return order_verification(
        venue,
        scheme=scheme,
        verifier=verifier or a_verifier(scheme),
        **DAYS | days,
        by=by or venue.added_by,
        at=AT,
    )


def test_the_office_sends_an_assessor_with_a_letter():
    verification = ordered()

    assert verification.state == VerificationState.ORDERED
    assert verification.letter.number == "001/ST/LSP-PI/XI/2026"
    assert verification.letter.facts["place"][0]["value"] == verification.venue.name
    assert verification.letter.facts["verifier"][0]["value"] == verification.verifier.full_name
    assert [person for person, _subject in told()] == [verification.verifier.pk]
    assert not can_use_venue(verification.venue, verification.scheme, on=TODAY)


def test_who_keeps_the_place_is_told_that_it_is_going_to_be_looked_at():
    officer = VenueOfficerFactory()

    verification = ordered(officer.venue)

    assert (officer.user.pk, f"{officer.venue} akan diverifikasi") in told()
    assert verification.verifier.full_name in Notice.objects.get(to=officer.user).body


def test_who_verifies_is_an_assessor_of_the_scheme_and_neither_orders_it_nor_keeps_the_place():
    venue, scheme = VenueFactory(), SchemeVersionFactory(in_force=True).scheme
    both = a_verifier(scheme)
    both.grants.create(
        role="SECRETARIAT", starts_on=dt.date(2020, 1, 1), granted_by=venue.added_by, granted_at=AT
    )
    keeper = VenueOfficerFactory(venue=venue, user=a_verifier(scheme)).user
    unregistered, foreign = UserFactory(assessor=True), a_verifier(SchemeFactory())
    head, able = UserFactory(head=True), a_verifier(scheme)

    def ordering(**facts):
        return lambda: order(venue, scheme=scheme, **facts)

    assert "tidak melaksanakannya sendiri" in refused(ordering(verifier=both, by=both))
    assert "mengurus TUK ini" in refused(ordering(verifier=keeper))
    assert "bukan asesor terdaftar" in refused(ordering(verifier=unregistered))
    assert "bukan asesor terdaftar" in refused(ordering(verifier=foreign))
    assert "Hanya sekretariat" in refused(ordering(verifier=able, by=head))


def test_a_second_account_of_a_keeper_does_not_verify_either():
    venue, scheme = VenueFactory(), SchemeVersionFactory(in_force=True).scheme
    VenueOfficerFactory(venue=venue, user=UserFactory(roles=["VENUE"], nik="3578017107710009"))
    other, keeper = a_verifier(scheme), venue.officers.get().user
    other.nik_sealed, other.nik_index = keeper.nik_sealed, keeper.nik_index
    other.save()

    assert "mengurus TUK ini" in refused(lambda: order(venue, scheme=scheme, verifier=other))


@pytest.mark.parametrize(
    "days",
    [
        {"asked_until": TODAY - DAY, "due_on": TODAY},
        {"asked_from": TODAY + DAY, "asked_until": TODAY},
        {"due_on": TODAY - DAY},
        {"due_on": UNTIL + DAY},
    ],
)
def test_it_is_ordered_for_days_to_come_and_concluded_before_they_are_over(days):
    venue, scheme = VenueFactory(), SchemeVersionFactory(in_force=True).scheme
    verifier = a_verifier(scheme)

    refused(lambda: order(venue, scheme=scheme, verifier=verifier, **days))


@pytest.mark.parametrize("kind", ["workplace", "temporary"])
def test_a_workplace_and_a_temporary_place_are_verified_for_one_use_and_no_longer(kind):
    scheme = SchemeVersionFactory(in_force=True).scheme
    venue = VenueFactory(**{kind: True})
    use = {"asked_from": TODAY + DAY, "asked_until": TODAY + 3 * DAY, "due_on": TODAY + DAY}

    longer = {"scheme": scheme, "verifier": a_verifier(scheme), "asked_until": TODAY + 31 * DAY}
    assert "pada setiap pemakaian" in refused(lambda: order(venue, **longer))
    concluded(all_met(ordered(venue, scheme=scheme, **use)))

    days = [TODAY, TODAY + DAY, TODAY + 3 * DAY, TODAY + 4 * DAY]
    assert [bool(can_use_venue(venue, scheme, on=day)) for day in days] == [False, True, True, False]


def test_the_same_is_not_ordered_twice_and_nothing_for_a_closed_place():
    first, closed = ordered(), VenueFactory(closed=True)

    assert "sudah ditugaskan" in refused(
        lambda: order(first.venue, scheme=first.scheme, verifier=first.verifier)
    )
    assert "ditutup" in refused(lambda: order(closed, scheme=first.scheme, verifier=first.verifier))


def test_only_the_assigned_verifier_writes_what_was_found_and_says_why_something_is_missing():
    verification = ordered()
    first, second = [line.point for line in lines_of(verification)]

    def finding(answers, by=verification.verifier):
        return lambda: record_findings(verification, answers=answers, by=by, at=AT)

    assert "Hanya verifikator" in refused(finding({first.pk: ("MET", "")}, by=verification.ordered_by))
    assert first.text in refused(finding({first.pk: ("NOT_MET", " ")}))
    assert first.text in refused(finding({first.pk: ("NOT_APPLICABLE", "")}))
    finding({first.pk: ("NOT_MET", "Kabel terbuka"), second.pk: ("MET", "")})()
    finding({first.pk: ("MET", ""), second.pk: ("", "")})()

    assert [(one.point, one.answer) for one in Finding.objects.all()] == [(first, "MET")]


def test_what_is_concluded_says_until_when_the_place_may_be_used():
    verification = ordered()
    EquipmentFactory(venue=verification.venue)

    concluded(all_met(verification), valid_until=TODAY + 90 * DAY)

    verification.refresh_from_db()
    assert [verification.valid_from, verification.valid_until] == [TODAY, TODAY + 90 * DAY]
    assert verification.record.number == "001/BAV/LSP-PI/XI/2026"
    assert [row["answer"] for row in verification.record.facts["findings"]] == ["Terpenuhi", "Terpenuhi"]
    assert verification.record.facts["validity"] == "23 November 2026 – 21 Februari 2027"
    assert len(verification.record.facts["equipment"]) == 1
    assert verification_for(verification.venue, verification.scheme, TODAY) == verification
    assert len(told()) == 2  # the verifier's order, the office's outcome


def test_both_papers_are_printed(run_jobs):
    verification = ordered()
    EquipmentFactory(venue=verification.venue)
    concluded(all_met(verification))

    run_jobs(at=AT)

    assert all(paper.is_ready for paper in Paper.objects.all())
    assert Paper.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"outcome": ""}, "Nyatakan"),
        ({"outcome": "PERHAPS"}, "Nyatakan"),
        ({"summary": " "}, "Tulis temuan"),
        ({"typed_name": ""}, "ketik nama"),
        ({"typed_name": "Orang Lain"}, "nama"),
        ({"verified_on": TODAY + DAY}, "belum tiba"),
        ({"valid_until": None}, "sampai kapan"),
        ({"valid_until": UNTIL + DAY}, "antara"),
        ({"valid_until": TODAY - DAY}, "antara"),
    ],
)
def test_a_conclusion_is_whole_and_within_what_was_asked(said, why):
    verification = all_met(ordered())

    assert why in refused(lambda: concluded(verification, **said))


def test_nothing_is_concluded_while_a_point_is_open_nor_against_a_finding():
    verification = ordered()
    first, second = [line.point for line in lines_of(verification)]
    record_findings(verification, answers={first.pk: ("MET", "")}, by=verification.verifier, at=AT)
    assert second.text in refused(lambda: concluded(verification))

    answers = {first.pk: ("MET", ""), second.pk: ("NOT_MET", "Sinyal putus")}
    record_findings(verification, answers=answers, by=verification.verifier, at=AT)

    assert second.text in refused(lambda: concluded(verification))
    assert concluded(verification, outcome="UNFIT").valid_until is None
    assert not can_use_venue(verification.venue, verification.scheme, on=TODAY)


def test_without_a_checklist_of_the_lsp_the_verifier_judges_in_words():
    verification = ordered(points=[])

    concluded(verification)

    verification.refresh_from_db()
    assert [verification.checklist, verification.is_fit] == [None, True]
    assert verification.record.facts["findings"] == []


def test_whoever_became_a_keeper_meanwhile_does_not_conclude():
    verification = all_met(ordered())
    VenueOfficerFactory(venue=verification.venue, user=verification.verifier)

    assert "mengurus TUK ini" in refused(lambda: concluded(verification))


def test_a_place_found_unfit_loses_what_was_said_of_it_before():
    first = concluded(all_met(ordered()))
    second = order(first.venue, scheme=first.scheme, asked_from=TODAY + DAY)

    concluded(all_met(second), outcome="UNFIT")

    first.refresh_from_db()
    assert [first.state, first.withdrawn_from] == [VerificationState.WITHDRAWN, TODAY]
    assert not can_use_venue(first.venue, first.scheme, on=TODAY)


def test_the_office_calls_it_off_and_the_verifier_gives_it_back():
    called_off, given_back, foreign = ordered(), ordered(), UserFactory(assessor=True)
    refused(lambda: cancel_verification(called_off, reason="", by=called_off.ordered_by, at=AT))
    refused(lambda: cancel_verification(called_off, reason="Tidak jadi.", by=foreign, at=AT))

    cancel_verification(called_off, reason="Tidak jadi.", by=called_off.ordered_by, at=AT)
    cancel_verification(given_back, reason="Sakit.", by=given_back.verifier, at=AT)

    assert (called_off.verifier.pk, f"Anda tidak perlu lagi memverifikasi {called_off.venue}") in told()
    assert (
        given_back.ordered_by.pk,
        f"Verifikasi {given_back.venue} memerlukan verifikator lain",
    ) in told()
    refused(lambda: concluded(given_back))


def test_what_was_found_fit_is_taken_back_from_a_day_on_and_the_planned_tests_are_named(monkeypatch):
    verification = VenueVerificationFactory(fit=True)
    use = Use("Uji tertulis", TODAY + DAY, "/uji/sesi/1/")
    monkeypatch.setattr(using, "USES", [lambda record: [use]])
    office, venue, scheme = verification.ordered_by, verification.venue, verification.scheme

    def take_back(day, reason="Atap runtuh."):
        return withdraw_verification(verification, withdrawn_from=day, reason=reason, by=office, at=AT)

    refused(lambda: take_back(TODAY - DAY))
    refused(lambda: take_back(UNTIL + DAY))
    refused(lambda: take_back(TODAY, reason=" "))
    take_back(TODAY + DAY)

    assert [bool(can_use_venue(venue, scheme, on=day)) for day in (TODAY, TODAY + DAY)] == [True, False]
    assert "24 November 2026: Uji tertulis" in Notice.objects.filter(to=office).latest("pk").body


def test_an_edition_of_the_checklist_is_published_once_and_what_is_under_way_keeps_its_own():
    verification = ordered(points=["Listrik"])
    scheme, office = verification.scheme, verification.ordered_by

    def publish(edition="2", points=("Air", " "), holds_from=TODAY, by=office):
        return publish_checklist(scheme, edition=edition, points=points, holds_from=holds_from, by=by, at=AT)

    refused(lambda: publish(points=[" "]))
    refused(lambda: publish(holds_from=TODAY - DAY))
    refused(lambda: publish(by=verification.verifier))
    publish()
    refused(publish)

    assert [line.point.text for line in lines_of(verification)] == ["Listrik"]
    assert [line.point.text for line in lines_of(ordered(scheme=scheme, points=[]))] == ["Air"]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(outcome="UNFIT"),
        lambda one: one.update(valid_until=UNTIL + DAY, asked_until=UNTIL + DAY),
        lambda one: one.update(verifier=UserFactory()),
        lambda one: one.delete(),
        lambda one: Finding.objects.filter(verification__in=one).update(answer="NOT_MET", remark="x"),
        lambda one: Finding.objects.filter(verification__in=one).delete(),
    ],
)
def test_what_is_concluded_is_not_changed_by_anybody(change):
    verification = concluded(all_met(ordered()))

    with pytest.raises(DatabaseError), transaction.atomic():
        change(VenueVerification.objects.filter(pk=verification.pk))


def test_the_database_knows_no_verifier_of_their_own_order():
    office = UserFactory(secretariat=True)

    with pytest.raises(DatabaseError, match="who_orders_a_verification"), transaction.atomic():
        VenueVerificationFactory(ordered_by=office, verifier=office)
