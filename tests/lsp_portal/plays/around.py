"""What goes on around the cases: roles end and are given again, whatever was begun (7.1.3)."""

from django.utils import timezone

from accounts.actions import end_grant, grant_role
from accounts.models import Role, RoleGrant

from .base import WORDS, Play, acting


def staffing(stage, at):
    """The head takes a role from somebody, and gives back what was taken."""
    on = timezone.localdate(at)
    grants = RoleGrant.objects.exclude(role=Role.HEAD).select_related("user")
    for grant in grants:
        if grant.in_force_on(on):
            yield Play("end role", stage.head, acting(end_grant, grant, reason=WORDS))
        elif grant.ended_at:
            given = acting(grant_role, grant.user, grant.role, starts_on=on)
            yield Play("give role", stage.head, given)
