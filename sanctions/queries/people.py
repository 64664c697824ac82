"""Who besides the holder learns of a change: the employer's coordinators and the superior (9.5.1)."""

from accounts.models import Role, RoleGrant


def outsiders(certificate, *, on):
    """Their addresses, each once; never the holder's own."""
    addresses = [superior_address(certificate), *_coordinators(certificate, on=on)]
    own = certificate.holder.email.lower()
    return list(dict.fromkeys(one.lower() for one in addresses if one and one.lower() != own))


def superior_address(certificate):
    """Of the superior that was named last: with a settled change of employer, or in the application."""
    application = certificate.application
    report = application.employer_reports.exclude(superior_email="").order_by("reported_at").last()
    return report.superior_email if report else application.particulars.superior_email


def _coordinators(certificate, *, on):
    grants = RoleGrant.objects.in_force_on(on).filter(
        role=Role.COORDINATOR, organisation=certificate.application.organisation_id, user__is_active=True
    )
    return grants.values_list("user__email", flat=True)
