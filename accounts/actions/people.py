"""What happens to an account and to what it knows of its person."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from accounts.letters import tell_person_account_closed, tell_person_invited
from accounts.models import User
from accounts.models.sealing import NIK, index, seal, unseal
from accounts.rules import (
    can_close_account,
    can_confirm_identity,
    can_correct_name,
    can_invite,
    can_open_account,
    can_record_identity,
    can_record_nik,
    can_reveal_nik,
    can_update_profile,
)
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def register_person(user, *, by, at):
    """Keep an account that has just been filled in by its person or by the group's directory."""
    user.joined_at = at
    user.save()

    record("person.registered", user, by=by, at=at)
    return user


@transaction.atomic
def invite_person(email, *, full_name, by, at):
    """An account for somebody who is to work here; they choose their password through the letter."""
    require(can_invite(by, email, on=timezone.localdate(at)))

    person = User.objects.create_user(email, full_name=full_name.strip(), joined_at=at)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)

    record("person.invited", person, by=by, at=at)
    tell_person_invited(person, at=at)
    return person


@transaction.atomic
def update_profile(user, *, full_name, phone, language, by, at):
    """One's own particulars; the name only until the secretariat has checked it."""
    user = lock(user)
    require(can_update_profile(by, user, full_name=full_name))

    before = (user.full_name, user.phone, user.language)
    user.full_name, user.phone, user.language = full_name.strip(), phone.strip(), language
    user.save()

    after = (user.full_name, user.phone, user.language)
    fields = zip(("full_name", "phone", "language"), before, after, strict=True)
    record("person.updated", user, by=by, at=at, changed=[name for name, was, now in fields if was != now])
    return user


@transaction.atomic
def change_language(user, *, language, by, at):
    """The language of pages and letters."""
    user = lock(user)
    require(can_update_profile(by, user, full_name=user.full_name))

    user.language = language
    user.save(update_fields=["language"])

    record("person.language_changed", user, by=by, at=at, language=language)
    return user


@transaction.atomic
def correct_name(person, *, full_name, reason, by, at):
    """The secretariat corrects a checked name; papers already issued keep theirs."""
    person = lock(person)
    require(can_correct_name(by, person, reason=reason, on=timezone.localdate(at)))

    person.full_name = full_name.strip()
    person.save()

    record("person.name_corrected", person, by=by, at=at, reason=reason)
    return person


@transaction.atomic
def record_nik(person, *, nik, by, at):
    """Keep the NIK sealed. The trail is told that, never which."""
    person = lock(person)
    require(can_record_nik(by, person, nik=nik, on=timezone.localdate(at)))

    person.nik_sealed, person.nik_index = seal(nik, NIK), index(nik)
    person.save()

    record("person.nik_recorded", person, by=by, at=at)
    return person


@transaction.atomic
def reveal_nik(person, *, reason, by, at):
    """The NIK in full, for a reason that stays in the trail: the only way out of the seal."""
    require(can_reveal_nik(by, person, reason=reason, on=timezone.localdate(at)))

    nik = unseal(person.nik_sealed, NIK)

    record("person.nik_revealed", person, by=by, at=at, reason=reason.strip())
    return nik


@transaction.atomic
def confirm_identity(person, *, by, at):
    """Name and NIK were compared with the identity card; from now on only the secretariat changes them."""
    person = lock(person)
    require(can_confirm_identity(by, person, on=timezone.localdate(at)))

    person.identity_confirmed_by, person.identity_confirmed_at = by, at
    person.save()

    record("person.identity_confirmed", person, by=by, at=at)
    return person


@transaction.atomic
def record_identity(person, *, nik, by, at):
    """The secretariat writes down the NIK from the card it has before it; from now on both stay (9.4.2)."""
    person = lock(person)
    require(can_record_identity(by, person, on=timezone.localdate(at)))

    person = record_nik(person, nik=nik, by=by, at=at)
    return confirm_identity(person, by=by, at=at)


@transaction.atomic
def close_account(person, *, reason, by, at):
    """Nobody is deleted; a closed account is refused from its next request on."""
    person = lock(person)
    require(can_close_account(by, person, reason=reason, on=timezone.localdate(at)))

    person.is_active = False
    person.save()

    record("person.account_closed", person, by=by, at=at, reason=reason.strip())
    tell_person_account_closed(person, at=at)
    return person


@transaction.atomic
def open_account(person, *, reason, by, at):
    """Let a closed account in again."""
    person = lock(person)
    require(can_open_account(by, person, reason=reason, on=timezone.localdate(at)))

    person.is_active = True
    person.save()

    record("person.account_opened", person, by=by, at=at, reason=reason.strip())
    return person
