"""A conflicted member is kept out: of a seat, of the file, of the vote."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.actions import accept_undertaking
from accounts.queries import undertaking_text
from applications.models import Part
from decisions.models import Outcome, Vote
from foundation.workflow import clock
from tests.factories.applications import InvolvementFactory
from tests.factories.decisions import a_member

from . import deciding, office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INDEPENDENT = ("tim1", "tim2", "tim3")


@pytest.mark.clause("9.4.2")
@pytest.mark.clause("9.4.5")
def test_who_had_a_part_has_no_seat_no_file_and_no_voice(meeting, another_case, staff, portal, run_jobs):
    first, wahyu, sartika = meeting.items.get(), staff("sekretariat"), staff("tim4")
    trainer = a_member(full_name="Sri Contoh Pelatih")
    accept_undertaking(undertaking_text(on=clock.today()), address=None, by=trainer, at=clock.now())
    InvolvementFactory(application=first.application, user=trainer, part=Part.TRAINER)
    InvolvementFactory(application=first.application, user=portal["tim4"], part=Part.SUPERIOR)

    wahyu.goes_to(deciding.page_of(meeting))
    office.seat(wahyu, trainer)
    wahyu.sees("Sri Contoh Pelatih terlibat")
    office.put_on_agenda(wahyu, another_case)
    office.seat(wahyu, portal["tim4"])
    run_jobs()

    for name in (*INDEPENDENT, "tim4"):
        deciding.take_seat(staff(name), meeting)
    deciding.open_meeting(staff("tim1"), meeting)
    is_set_aside(sartika, meeting, first)
    the_database_refuses(meeting, first, portal["tim4"])
    for name in (*INDEPENDENT, "tim4"):
        deciding.vote_for_the_block(staff(name), meeting)
    deciding.close_the_block(staff("tim1"), meeting)

    assert first.votes.count() == len(INDEPENDENT)
    assert first.decisions.get().outcome == Outcome.COMPETENT
    assert meeting.items.get(application=another_case).votes.count() == len(INDEPENDENT) + 1


def is_set_aside(member, meeting, item):
    """The item says why, the quorum counts without them, and the file does not exist for them."""
    deciding.open_item(member, item)
    member.sees("Anda tidak ikut memutus perkara ini.")
    member.sees("3 berhak memutus")
    assert member.page.get_by_role("button", name="Berikan suara").count() == 0
    assert member.answered(reverse("decisions:dossier", args=[meeting.pk, item.pk])) == 404
    upload = item.application.attachments.first().upload_id
    assert member.answered(reverse("decisions:dossier_file", args=[meeting.pk, item.pk, upload])) == 404


def the_database_refuses(meeting, item, member):
    """A vote forced past every page and rule."""
    seat = meeting.seats.get(user=member)
    with pytest.raises(DatabaseError, match=r"9\.4\.2"), transaction.atomic():
        Vote.objects.create(item=item, seat=seat, outcome=Outcome.COMPETENT, cast_at=clock.now())
