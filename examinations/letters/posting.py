"""To whom letters about a test go, and the case that all of them name."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post


def post_about(name, assessment, *to, url, at, **context):
    """One letter to each of these people."""
    for person in to:
        post(
            f"examinations/letters/{name}",
            to=person,
            at=at,
            url=url,
            assessment=assessment,
            application=assessment.application,
            **context,
        )


def secretariat(at):
    """Everybody in the office that day."""
    return people_holding(Role.SECRETARIAT, on=timezone.localdate(at))
