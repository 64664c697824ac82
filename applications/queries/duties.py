"""What waits for a person in their own applications (the desk asks every app for its part)."""

from applications.models import Application

from .story import own_todos


def todo(user, *, at):
    """The applicant's open obligations; what is owed, the fees tell."""
    applications = Application.objects.open().filter(applicant=user).select_related("scheme_version")
    return [duty for application in applications for duty in own_todos(application)]
