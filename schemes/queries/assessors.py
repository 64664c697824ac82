"""Who is authorised to assess for a scheme on a day (9.2.2)."""

from schemes.models import AssessorAuthorisation


def authorised_registrations(scheme, on):
    """Authorisations that hold on that day and whose registration with the state holds too."""
    held = AssessorAuthorisation.objects.in_force_on(on).filter(scheme=scheme)
    registered = held.filter(registration__issued_on__lte=on, registration__expires_on__gte=on)
    return registered.select_related("registration__user").order_by("registration__user__full_name")


def authorisation_of(user, scheme, on):
    """The authorisation held on that day; None without. The registration itself may still have lapsed."""
    held = AssessorAuthorisation.objects.in_force_on(on).filter(scheme=scheme, registration__user=user)
    return held.select_related("registration").order_by("-registration__expires_on").first()
