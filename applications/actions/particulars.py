"""Keep the personal data, the employer and the purpose of an application (2.1, 9.1.2)."""

from django.db import transaction
from django.utils import timezone

from accounts.actions.organisations import propose_organisation
from accounts.actions.people import record_nik
from accounts.models.sealing import NIK, unseal
from applications.models import IdentityKind, Particulars
from applications.rules.editing import can_change_employer, can_edit
from applications.rules.particulars import admits, is_admitted, is_born, is_written, keeps_nik, nik_fits
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .drafts import settle_step
from .returns import mark_answered

PERSONAL = (
    "full_name",
    "identity_kind",
    "document_number",
    "birth_place",
    "birth_on",
    "sex",
    "nationality",
    "home_address",
    "postal_code",
    "phone",
)
WORK = (
    "job_title",
    "work_unit",
    "office_address",
    "office_phone",
    "superior_name",
    "superior_email",
)


@transaction.atomic
def save_personal(application, *, facts, nik, seen, by, at):
    """Keep part 1a of FR.APL.01; `nik` is empty where the one that is kept stays. Returns the particulars.

    The NIK goes to the account, sealed. That it stands on another account too is not said here: the reviewer sees it.
    """
    application = lock(application)
    require(can_edit(by, application, "particulars"))
    require(is_born(facts["birth_on"], on=timezone.localdate(at)))
    require(keeps_nik(application, nik))
    particulars = _write(application, PERSONAL, facts)
    if nik:
        record_nik(by, nik=nik, by=by, at=at)
    particulars.nik_fits = _fits(particulars, by)
    particulars.save()

    settle_step(application, "personal", seen=seen, at=at)
    mark_answered(application, "particulars", at=at)

    record("particulars.saved", application, by=by, at=at, step="personal")
    return particulars


@transaction.atomic
def save_work(application, *, facts, organisation, proposed, purpose, seen, by, at):
    """Keep part 1b and part 2 of FR.APL.01: the employer from the list, or `proposed` as (name, kind); the purpose.

    Refuses an employer of a kind that the scheme does not name (2.1), and a change of it once the fee is fixed.
    """
    application = lock(application)
    require(can_edit(by, application, "particulars"))
    if _changes_employer(application, organisation, proposed, purpose):
        require(can_change_employer(by, application))
        application.organisation = _employer(application, organisation, proposed, by=by, at=at)
        application.purpose = purpose
        application.save()
    particulars = _write(application, WORK, facts)
    particulars.save()

    settle_step(application, "work", seen=seen, at=at)
    mark_answered(application, "particulars", at=at)

    record(
        "particulars.saved", application, by=by, at=at, step="work", organisation=application.organisation_id
    )
    return particulars


def _write(application, fields, facts):
    particulars = Particulars.objects.get(application=application)
    for name in fields:
        setattr(particulars, name, facts[name])
    require(is_written(particulars))
    return particulars


def _fits(particulars, person):
    """None where there is no card or no date to compare."""
    person.refresh_from_db(fields=["nik_sealed"])
    if particulars.identity_kind != IdentityKind.KTP or not particulars.birth_on or not person.nik_sealed:
        return None
    return nik_fits(unseal(person.nik_sealed, NIK), born_on=particulars.birth_on, sex=particulars.sex)


def _changes_employer(application, organisation, proposed, purpose):
    return bool(proposed) or organisation != application.organisation or purpose != application.purpose


def _employer(application, organisation, proposed, *, by, at):
    if proposed:
        name, kind = proposed
        require(admits(application.scheme_version, kind))
        return propose_organisation(name, kind=kind, by=by, at=at)
    require(is_admitted(application.scheme_version, organisation))
    return organisation
