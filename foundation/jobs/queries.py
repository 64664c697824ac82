"""How the work stands: for the health page and for the secretariat."""

from django.db.models import Min

from .models import Job


def oldest_due(at):
    """Since when the oldest due job has waited, or None where nothing waits."""
    return Job.objects.due(at).aggregate(since=Min("next_try_at"))["since"]
