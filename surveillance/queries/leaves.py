"""What the page of a certificate says of surveillance: to its holder, to the office."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.queries.story import Leaf


def leaves(certificate, user, *, at):
    """The holder's years and logbook; for the office the year that is to be looked after."""
    years = certificate.surveillances.all()
    if user.pk == certificate.holder_id and years:
        url = reverse("surveillance:mine", args=[certificate.pk])
        yield Leaf(_("Surveillance and logbook"), _("What you did, and how each year stands."), url)
    elif user.holds(Role.SECRETARIAT, Role.HEAD) and user.pk != certificate.holder_id:
        today = timezone.localdate(at)
        for one in years.unsettled().filter(starts_on__lte=today):
            name = _("Surveillance of year %d") % one.year
            yield Leaf(name, one.get_state_display(), one.get_absolute_url())
