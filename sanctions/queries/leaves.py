"""What the page of a certificate says of sanctions: to its holder, to the office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.queries.story import Leaf
from sanctions.models import SanctionCase

WAYS = []
"""`ways(proposal, *, at)` gives what a holder may do against a measure, as `Leaf`; appeals adds its own."""


BEHIND = []
"""`behind(case, user)` gives what a case came from, as `Leaf`, for those who may read it; complaints adds its own."""


def came_from(case, user):
    """What upper floors know of where a case came from."""
    return [leaf for give in BEHIND for leaf in give(case, user)]


def ways_against(measures, *, at):
    """Everything that the holder may do against these measures (7.1.4)."""
    return [leaf for measure in measures for give in WAYS for leaf in give(measure, at=at)]


def leaves(certificate, user, *, at):
    """The holder's own cases; for the office all of them, and the way to a report."""
    if user.pk == certificate.holder_id:
        for case in SanctionCase.objects.of_holder(user).filter(certificate=certificate):
            yield Leaf(
                _("Case %s") % case.number,
                case.get_state_display(),
                reverse("sanctions:mine", args=[case.pk]),
            )
    elif user.holds(Role.SECRETARIAT, Role.HEAD):
        for case in SanctionCase.objects.visible_to(user).filter(certificate=certificate):
            yield Leaf(_("Case %s") % case.number, case.get_state_display(), case.get_absolute_url())
        yield Leaf(
            _("Report the holder"),
            _("On a ground of 9.5.1."),
            reverse("sanctions:report", args=[certificate.pk]),
        )
