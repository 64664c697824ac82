"""What waits about recertification: for the holder to ask, for the head to set a fee (9.7)."""

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import OrganisationKind, Role
from foundation.look.writing import day
from foundation.workflow.todo import Todo
from schemes.models import Fee, FeePurpose, SchemeVersion

from .deadlines import page_of, to_be_renewed
from .window import closing_at


def todo(user, *, at):
    """What waits about recertification."""
    return [*_as_holder(user, at=at), *_as_head(user, at=at)]


def _as_holder(user, *, at):
    for certificate in to_be_renewed(at).filter(holder=user):
        if is_recalled(certificate, at=at):
            yield to_ask(certificate, closing_at(certificate, at=at))


def to_ask(certificate, closing):
    """What its holder has to do until then."""
    return Todo(
        verb=_("Ask for the renewal of your certificate"),
        why=_("It ends on %s.") % day(certificate.valid_until),
        due_on=closing.due_on,
        url=page_of(certificate, certificate.holder),
        kind="recertification",
        clause="9.7.1",
        icon="refresh",
        button=_("Renew"),
    )


def is_recalled(certificate, *, at):
    """From the first reminder of its version on, until it is too late."""
    version = certificate.scheme_version
    if closing_at(certificate, at=at).has_passed(at):
        return False
    months = max(version.renewal_reminder_months, default=version.renewal_closes_months)
    return timezone.localdate(at) >= certificate.valid_until - relativedelta(months=months)


def _as_head(user, *, at):
    if not user.holds(Role.HEAD):
        return
    for version in without_fee(at):
        yield Todo(
            verb=_("Set the fee for recertification"),
            why=_("%s: holders ask for renewal, and cannot.") % version.title,
            due_on=None,
            url=reverse("schemes:version", args=[version.pk]),
            kind="fee",
            clause="9.7.2.c",
            icon="cash",
            button=_("Set the fee"),
        )


def without_fee(at):
    """Versions in force by which somebody could renew now, and whose fee for it is lacking for an employer."""
    on = timezone.localdate(at)
    schemes = {one.scheme_version.scheme_id for one in to_be_renewed(at)}
    found = SchemeVersion.objects.in_force_on(on).filter(scheme__in=schemes)
    for kind in OrganisationKind.values:
        fees = Fee.objects.filter(
            version=OuterRef("pk"),
            organisation_kind=kind,
            purpose=FeePurpose.RECERTIFICATION,
            from_on__lte=on,
        )
        found = found.annotate(**{f"has_{kind.lower()}": Exists(fees)})
    return [one for one in found if not all(getattr(one, f"has_{k.lower()}") for k in one.organisation_kinds)]
