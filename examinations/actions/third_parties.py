"""The candidate names a third party; an assessor asks by a link, sends it again, or takes it back (9.3.1; A9)."""

from django.db import transaction
from django.utils import timezone

from examinations.letters.third_parties import (
    tell_assessor_named,
    tell_third_party_asked,
    tell_third_party_withdrawn,
)
from examinations.models import ThirdParty, ThirdPartyLink
from examinations.queries.plans import current_test_plan
from examinations.queries.third_parties import named_instead, third_party_instrument
from examinations.rules.third_parties import (
    can_ask_third_party,
    can_name_third_party,
    can_send_link_again,
    can_withdraw_third_party,
    is_assured,
    is_third_party,
    says_why,
)
from examinations.states import ThirdPartyState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@transaction.atomic
def name_third_party(assessment, *, name, position, workplace, email, phone="", by, at):
    """The candidate says who may be asked about their work. Returns the third party, whom nobody has asked yet."""
    assessment = lock(assessment)
    require(can_name_third_party(by, assessment))
    require(is_third_party(assessment, name=name, email=email))

    third_party = ThirdParty.objects.create(
        assessment=assessment,
        plan=current_test_plan(assessment),
        instrument=third_party_instrument(assessment),
        name=name.strip(),
        position=position.strip(),
        workplace=workplace.strip(),
        email=email.strip(),
        phone=phone.strip(),
        named_by=by,
        named_at=at,
        instead_of=named_instead(assessment),
    )

    # Who it is stands in its own row, not in the trail.
    record("third_party.named", assessment.application, by=by, at=at, third_party=third_party.pk)
    tell_assessor_named(third_party, at=at)
    return third_party


@transaction.atomic
def ask_third_party(third_party, *, assurance="", by, at):
    """Send the link. Returns the third party."""
    third_party = lock(third_party)
    require(can_ask_third_party(by, third_party, on=timezone.localdate(at)))
    require(is_third_party(third_party.assessment, name=third_party.name, email=third_party.email))
    require(is_assured(third_party, assurance))

    move(third_party, ThirdPartyState.ASKED)
    third_party.asked_by, third_party.asked_at = by, at
    third_party.assurance = assurance.strip()
    third_party.save()

    _note("asked", third_party, by=by, at=at)
    tell_third_party_asked(_new_link(third_party, at=at), at=at)
    return third_party


@transaction.atomic
def send_link_again(third_party, *, by, at):
    """Send a new link to the same address; the one before opens nothing any more. Returns the link."""
    third_party = lock(third_party)
    require(can_send_link_again(by, third_party, on=timezone.localdate(at)))

    third_party.links.filter(revoked_at=None).update(revoked_at=at)
    link = _new_link(third_party, at=at)

    _note("asked_again", third_party, by=by, at=at)
    tell_third_party_asked(link, at=at)
    return link


def _new_link(third_party, *, at):
    link = ThirdPartyLink.fresh(third_party=third_party, at=at)
    link.save()
    return link


@transaction.atomic
def withdraw_third_party(third_party, *, reason, by, at):
    """Take the question back before it is answered; the link opens nothing any more. Returns the third party."""
    third_party = lock(third_party)
    require(can_withdraw_third_party(by, third_party, on=timezone.localdate(at)))
    require(says_why(reason))

    was_asked = third_party.is_asked
    move(third_party, ThirdPartyState.WITHDRAWN)
    third_party.reason, third_party.closed_at = reason.strip()[:500], at
    third_party.save()
    third_party.links.filter(revoked_at=None).update(revoked_at=at)

    _note("withdrawn", third_party, by=by, at=at)
    if was_asked:
        tell_third_party_withdrawn(third_party, at=at)
    return third_party


def _note(verb, third_party, *, by, at):
    application, told = third_party.assessment.application, third_party.pk
    record(f"third_party.{verb}", application, moved=[third_party], by=by, at=at, third_party=told)
