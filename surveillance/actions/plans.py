"""Years are laid out, begin, and are met by a recertification (9.6.1, 9.6.2)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from surveillance import letters, rules
from surveillance.models import ContactKind, Surveillance
from surveillance.queries.plans import years_of
from surveillance.states import SurveillanceState

from .endings import let_go
from .outsiders import put_contact


@transaction.atomic
def lay_out(certificate, *, by, at):
    """One surveillance in each year of the certificate, once; the superior of the application is its first contact.

    Returns those that were laid out; none where they are there already.
    """
    certificate = lock(certificate)
    if certificate.surveillances.exists():
        return []
    required = certificate.scheme_version.surveillances_required
    laid = [
        Surveillance.objects.create(
            certificate=certificate, year=year, starts_on=starts_on, due_on=due_on, required=year <= required
        )
        for year, starts_on, due_on in years_of(certificate)
    ]
    _take_superior(certificate, at=at)

    days = [str(one.due_on) for one in laid]
    record("surveillance.laid_out", certificate, by=by, at=at, number=certificate.number, due_on=days)
    return laid


def _take_superior(certificate, *, at):
    """Whom the last change of employer names, else the application; not where it is the holder's own address."""
    particulars = certificate.application.particulars
    report = (
        certificate.application.employer_reports.exclude(superior_email="").order_by("reported_at").last()
    )
    name, email = (
        (report.superior_name, report.superior_email)
        if report
        else (particulars.superior_name, particulars.superior_email)
    )
    if name and email and rules.is_contact(certificate, name=name, email=email):
        put_contact(certificate, ContactKind.SUPERIOR, name=name, email=email, by=certificate.holder, at=at)


@transaction.atomic
def begin(surveillance, *, methods, by, at):
    """Begin the surveillance of a year with at least one of the methods of 9.6.3. Returns the surveillance."""
    surveillance = lock(surveillance)
    require(rules.can_begin(by, surveillance, on=timezone.localdate(at)))
    require(rules.has_method(methods))

    move(surveillance, SurveillanceState.BEGUN)
    surveillance.methods = list(dict.fromkeys(str(one) for one in methods))
    surveillance.begun_by, surveillance.begun_at = by, at
    surveillance.save()

    record("surveillance.begun", surveillance, by=by, at=at, methods=surveillance.methods)
    letters.tell_holder_begun(surveillance, at=at)
    return surveillance


@transaction.atomic
def add_method(surveillance, *, method, by, at):
    """Use one more method than those with which it began. Returns the surveillance."""
    surveillance = lock(surveillance)
    require(rules.can_add_method(by, surveillance, method, on=timezone.localdate(at)))

    surveillance.methods = [*surveillance.methods, str(method)]
    surveillance.save()

    record("surveillance.method_added", surveillance, by=by, at=at, method=method)
    return surveillance


@transaction.atomic
def meet_by_renewal(surveillance, *, because, by, at):
    """A recertification filed in time stands for this year; `because` is its record. Returns the surveillance."""
    surveillance = lock(surveillance)
    require(rules.can_meet(surveillance))

    closed = let_go(surveillance, reason=_("A recertification stands for this year."), at=at)
    move(surveillance, SurveillanceState.MET)
    surveillance.settled_at, surveillance.met_by = at, f"{because._meta.label}:{because.pk}"
    surveillance.save()

    record("surveillance.met", surveillance, moved=closed, by=by, at=at, because=surveillance.met_by)
    return surveillance
