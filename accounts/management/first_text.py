"""The first edition of the confidentiality undertaking, which an administrator may replace on its page."""

from pathlib import Path

from django.utils import timezone

from accounts.actions import publish_undertaking_text
from accounts.models import UndertakingText

TEXTS = Path(__file__).parent / "texts"


def publish_first_text(*, by, at):
    """Publish it where there is none yet; returns the edition that is there."""
    if text := UndertakingText.objects.first():
        return text
    bodies = {
        f"body_{language}": (TEXTS / f"undertaking.{language}.txt").read_text() for language in ("id", "en")
    }
    today = timezone.localdate(at)
    return publish_undertaking_text(f"{today:%Y}-1", **bodies, holds_from=today, by=by, at=at)
