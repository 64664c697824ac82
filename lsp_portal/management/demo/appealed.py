"""Appeals of the demonstration: one that can still be lodged, and one on the day of its hearing (9.9)."""

import datetime as dt

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from appeals.actions import admit, call_hearing, declare, form_team, lodge, say, seat_member
from appeals.models import About, Side
from decisions.models import Outcome

from .applicants import applicant, sent
from .cases import SECRETARIAT, accepted, person, reported, sealed
from .tested import reported_on

DAY = dt.timedelta(days=1)
REASON = (
    "CONTOH: rekap yang dinilai berasal dari bulan Maret dan belum menunjukkan pemutakhiran data sekarang."
)
GROUNDS = (
    "CONTOH: rekap September sudah saya unggah dan bertanda tangan atasan, tetapi tidak dibahas dalam rapat."
)


def load_appeals(version, *, now):
    """Two who were recommended and are not yet competent by decision: Maya reads it, Yudi has appealed."""
    at = now - 34 * DAY
    cast = [
        applicant(f"{name.lower()}@contoh.id", full_name, number=number, at=at)
        for number, name, full_name in ((41, "Maya", "Maya Anggraini"), (42, "Yudi", "Yudi Hartanto"))
    ]
    cases = [accepted(sent(one, version, at=at), at=at + 2 * DAY) for one in cast]
    assessments = [reported(case, at=at + 4 * DAY) for case in cases]
    reported_on(at=at + 9 * DAY)
    sealed(assessments, [(Outcome.NOT_YET, REASON)] * 2, at=now - 9 * DAY)
    _on_the_day_of_its_hearing(cases[1], now=now)


def _on_the_day_of_its_hearing(case, *, now):
    """Lodged, admitted, three without a part accepted, both sides called for today; the appellant has written."""
    office, yudi, chair = person(SECRETARIAT), case.applicant, person("banding1@contoh.id")
    appeal = lodge(
        case.decisions.get(),
        about=About.DECISION,
        grounds=GROUNDS,
        explained=True,
        discussed=False,
        typed_name=yudi.full_name,
        by=yudi,
        at=now - 7 * DAY,
    )
    admit(appeal, words="CONTOH: diajukan sendiri, tepat waktu, dan beralasan.", by=office, at=now - 6 * DAY)
    team = people_holding(Role.APPEAL, on=timezone.localdate(now)).order_by("email")[:3]
    seats = [
        seat_member(appeal, member, is_chair=member == chair, by=office, at=now - 6 * DAY) for member in team
    ]
    for seat in seats:
        declare(seat, by=seat.user, at=now - 5 * DAY)
    form_team(appeal, by=office, at=now - 5 * DAY)
    place = {"on": timezone.localdate(now), "starts_at": dt.time(13), "place": "Ruang rapat LSP (CONTOH)"}
    call_hearing(appeal, **place, by=chair, at=now - 4 * DAY)
    words = "CONTOH: rekap September ada pada bukti ketiga, halaman kedua."
    say(appeal, side=Side.APPELLANT, words=words, by=yudi, at=now - 3 * DAY)
