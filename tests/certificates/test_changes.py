"""What is done to a certificate after its issue, and what it is from then on (9.5, 9.8.4, TRUST C4)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.queries import system_user
from certificates.actions import change_status
from certificates.models import Certificate, Handover, StatusChange, ValidityStatus
from certificates.queries import current_papers
from certificates.rules import can_hand_over, can_sign_agreement
from certificates.states import CHANGES, ChangeKind
from foundation.workflow.answers import NotAllowed
from tests.factories.certificates import SEALED_AT, agreed_upon, handed_over, issued

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
K, V = ChangeKind, ValidityStatus


@pytest.fixture
def certificate():
    [one] = issued()
    return one


def changed(certificate, *kinds, at=SEALED_AT + DAY):
    """These changes, one a day."""
    for number, kind in enumerate(kinds):
        ends_on = (at + 90 * DAY).date() if kind == K.SUSPENDED else None
        change_status(
            certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=at + number * DAY
        )
    return certificate


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ((), V.VALID),
        ((K.SUSPENDED,), V.SUSPENDED),
        ((K.SUSPENDED, K.REINSTATED), V.VALID),
        ((K.SUSPENDED, K.REINSTATED, K.SUSPENDED), V.SUSPENDED),
        ((K.SUSPENDED, K.WITHDRAWN), V.WITHDRAWN),
        ((K.WITHDRAWN,), V.WITHDRAWN),
        ((K.WITHDRAWN, K.REINSTATED), V.VALID),
        ((K.REPLACED,), V.REPLACED),
    ],
)
def test_a_certificate_is_what_was_done_to_it_last(certificate, kinds, status):
    changed(certificate, *kinds)

    assert certificate.status_on(dt.date(2027, 1, 1)) == status
    assert certificate.status_at(SEALED_AT + 60 * DAY) == status
    assert certificate.status_on(certificate.valid_from) == V.VALID


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (path, kind)
        for path in ((), (K.SUSPENDED,), (K.SUSPENDED, K.REINSTATED), (K.WITHDRAWN,), (K.REPLACED,))
        for kind in K
        if kind not in CHANGES[path[-1] if path else None]
    ],
)
def test_what_cannot_follow_is_refused_by_the_rule_and_by_the_database(certificate, before, kind):
    changed(certificate, *before)
    kept, ends_on = StatusChange.objects.count(), dt.date(2027, 1, 1) if kind == K.SUSPENDED else None
    marked = {} if kind == K.REINSTATED else {"letter": certificate.letter, "card": certificate.card}

    with pytest.raises(NotAllowed):
        change_status(
            certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=SEALED_AT + 9 * DAY
        )
    with pytest.raises(IntegrityError, match="a_certificate_changes_along_its_table"), transaction.atomic():
        StatusChange.objects.create(
            certificate=certificate,
            position=kept + 1,
            kind=kind,
            ends_on=ends_on,
            at=SEALED_AT + 9 * DAY,
            **marked,
        )

    assert StatusChange.objects.count() == kept


def test_of_two_who_change_at_once_the_database_lets_one_through(certificate):
    changed(certificate, K.SUSPENDED)

    for position in (1, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            StatusChange.objects.create(
                certificate=certificate, position=position, kind=K.REINSTATED, at=SEALED_AT + 9 * DAY
            )


def test_a_change_is_not_dated_before_the_one_before(certificate):
    changed(certificate, K.SUSPENDED)

    with pytest.raises(IntegrityError, match="changes_come_in_turn"), transaction.atomic():
        StatusChange.objects.create(certificate=certificate, position=2, kind=K.REINSTATED, at=SEALED_AT)


@pytest.mark.parametrize("act", [StatusChange.objects.update, None])
def test_changes_stay(certificate, act):
    changed(certificate, K.SUSPENDED)

    with pytest.raises(IntegrityError, match="certificates_statuschange"), transaction.atomic():
        act(at=SEALED_AT) if act else StatusChange.objects.all().delete()


@pytest.mark.clause("9.5.1")
def test_what_has_ended_is_not_suspended(certificate):
    late = dt.datetime(2029, 9, 29, tzinfo=dt.UTC)

    with pytest.raises(NotAllowed, match="28 September 2029"):
        change_status(
            certificate, K.SUSPENDED, because=certificate, ends_on=late.date(), by=system_user(), at=late
        )

    assert not StatusChange.objects.exists()


def test_a_suspension_ends_with_the_certificate_and_a_withdrawal_does_not(certificate):
    after = certificate.valid_until + DAY

    assert changed(certificate, K.SUSPENDED).status_on(after) == V.EXPIRED
    assert changed(certificate, K.WITHDRAWN, at=SEALED_AT + 5 * DAY).status_on(after) == V.WITHDRAWN


@pytest.mark.clause("9.8.4")
def test_what_is_downloaded_carries_the_word_and_the_old_bytes_stay(certificate, run_jobs):
    run_jobs()
    certificate.refresh_from_db()
    first, before = current_papers(handed_over(certificate)), certificate.letter.sha256

    changed(certificate, K.SUSPENDED)
    letter, card = current_papers(certificate)

    assert letter.facts == certificate.letter.facts | {"state": letter.facts["state"]}
    assert letter.facts["state"]["word"] == card.facts["state"]["word"] == "DIBEKUKAN"
    assert letter.facts["state"]["line"].startswith("Dibekukan sejak 30 September 2026")
    assert letter.facts["state"]["line_en"].startswith("Suspended since 30 September 2026")
    certificate.letter.refresh_from_db()
    assert certificate.letter.sha256 == before != ""

    changed(certificate, K.REINSTATED, at=SEALED_AT + 5 * DAY)
    assert current_papers(certificate) == first


@pytest.mark.clause("9.8.4")
def test_nobody_signs_for_the_use_of_what_is_suspended(certificate):
    assert can_sign_agreement(certificate.holder, certificate)

    changed(certificate, K.SUSPENDED)

    assert not can_sign_agreement(certificate.holder, certificate)


@pytest.mark.clause("9.8.4")
def test_nothing_suspended_is_handed_over(certificate):
    changed(agreed_upon(certificate), K.SUSPENDED)

    answer = can_hand_over(certificate.holder, certificate)

    assert (bool(answer), answer.clause) == (False, "9.5.1")
    with (
        pytest.raises(IntegrityError, match=r"nothing_suspended_is_handed_over|a_handover"),
        transaction.atomic(),
    ):
        Handover.objects.create(
            certificate=certificate,
            manner="ONLINE",
            received_by="x",
            handed_over_by=certificate.holder,
            handed_over_at=SEALED_AT + 5 * DAY,
        )


@pytest.mark.parametrize(
    ("kinds", "is_live"),
    [((), True), ((K.SUSPENDED,), True), ((K.WITHDRAWN,), False), ((K.REPLACED,), False)],
)
def test_live_is_what_still_can_be_valid(certificate, kinds, is_live):
    changed(certificate, *kinds)

    for day, within in ((certificate.valid_from, True), (certificate.valid_until + DAY, False)):
        assert Certificate.objects.live(on=day).exists() == (is_live and within)
