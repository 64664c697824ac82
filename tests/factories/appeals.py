"""Appeals as tests need them, each as far as its name says; every step done by the action that does it."""

import datetime as dt

from accounts.models import Role
from appeals import actions
from appeals.models import About, Remedy, Side
from decisions.models import Decision, Outcome

from .certificates import SEALED_AT
from .certificates import issued as released
from .people import UserFactory

DAY = dt.timedelta(days=1)
LODGED_AT = SEALED_AT + DAY
ADMITTED_AT = LODGED_AT + DAY
HEARD_AT = ADMITTED_AT + 5 * DAY
RULED_AT = HEARD_AT + DAY


def an_office():
    """Somebody of the secretariat, without a part in anything."""
    return UserFactory(roles=[Role.SECRETARIAT])


def a_hearer(**facts):
    """Somebody of the appeal team."""
    return UserFactory(roles=[Role.APPEAL], **facts)


def not_yet(assessments=None, **how):
    """A decision that says not yet competent, made known by the decree; whoever else is decided on is competent."""
    released(assessments, **{"outcomes": [Outcome.NOT_YET]} | how)
    return Decision.objects.released().filter(outcome=Outcome.NOT_YET).latest("pk")


def sent_back(assessments=None, **how):
    """A decision that sends the file back to the assessor."""
    released(assessments, outcomes=[Outcome.SENT_BACK], **how)
    return Decision.objects.released().filter(outcome=Outcome.SENT_BACK).latest("pk")


def lodged(subject=None, *, at=LODGED_AT, **said):
    """An appeal on its form."""
    subject = subject or not_yet()
    by = subject.application.applicant if isinstance(subject, Decision) else subject.case.certificate.holder
    application = (
        subject.application if isinstance(subject, Decision) else subject.case.certificate.application
    )
    words = {
        "about": About.DECISION,
        "grounds": "Bukti keempat tidak dinilai.",
        "explained": True,
        "discussed": False,
        "typed_name": application.particulars.full_name,
    }
    return actions.lodge(subject, **words | said, by=by, at=at)


def admitted(appeal=None, *, office=None, **how):
    """Admitted."""
    appeal = appeal or lodged(**how)
    by = office or an_office()
    return actions.admit(appeal, words="Diajukan tepat waktu.", by=by, at=appeal.lodged_at + DAY)


def formed(appeal=None, *, members=None, office=None, **how):
    """With a team of three who accepted their seats; the first chairs."""
    office = office or an_office()
    appeal = admitted(appeal, office=office, **how)
    at = appeal.lodged_at + DAY
    for number, member in enumerate([a_hearer() for _ in range(3)] if members is None else members):
        seat = actions.seat_member(appeal, member, is_chair=number == 0, by=office, at=at)
        actions.declare(seat, by=member, at=at)
    return actions.form_team(appeal, by=office, at=at)


def team_of(appeal):
    """The members, the chair first."""
    return [seat.user for seat in appeal.live_seats]


def called(appeal=None, **how):
    """Both sides are called."""
    appeal = formed(appeal, **how)
    at = appeal.lodged_at + 6 * DAY
    when = {"on": at.date(), "starts_at": dt.time(9), "place": "Ruang rapat LSP"}
    actions.call_hearing(appeal, **when, by=team_of(appeal)[0], at=appeal.lodged_at + DAY)
    return appeal


def heard(appeal=None, **how):
    """Both sides spoke, and the hearing was held."""
    appeal = called(appeal, **how)
    at, chair = appeal.lodged_at + 6 * DAY, team_of(appeal)[0]
    actions.say(
        appeal, side=Side.APPELLANT, words="Bukti keempat jelas milik saya.", by=appeal.appellant, at=at
    )
    actions.say(appeal, side=Side.LSP, words="Bukti keempat tidak bertanggal.", by=an_office(), at=at)
    actions.hold_hearing(
        appeal, appellant_came=True, lsp_came=True, words="Kedua pihak menjelaskan.", by=chair, at=at
    )
    appeal.refresh_from_db()
    return appeal


def spoken(appeal=None, *, voices=(True, True, False), **how):
    """Every member gave a voice."""
    appeal = heard(appeal, **how)
    for member, upholds in zip(team_of(appeal), voices, strict=False):
        actions.speak(
            appeal, upholds=upholds, words="Alasan anggota.", by=member, at=appeal.lodged_at + 7 * DAY
        )
    return appeal


def written(appeal=None, *, remedy=None, **how):
    """The ruling is written and waits for hands."""
    appeal = spoken(appeal, **how)
    remedy = remedy or (Remedy.PLENARY if appeal.decision_id else Remedy.GIVE_BACK)
    chair = team_of(appeal)[0]
    actions.write_ruling(
        appeal, reasons="Bukti keempat belum dinilai.", remedy=remedy, by=chair, at=appeal.lodged_at + 7 * DAY
    )
    appeal.refresh_from_db()
    return appeal


def ruled(appeal=None, **how):
    """Signed by everybody and sealed."""
    appeal = written(appeal, **how)
    for member in team_of(appeal):
        actions.sign_ruling(appeal, by=member, at=appeal.lodged_at + 8 * DAY)
    appeal.refresh_from_db()
    return appeal
