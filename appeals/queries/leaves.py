"""The way to an appeal from every page that shows a decision, with the days left (7.1.4)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appeals.models import Appeal
from applications.queries.story import Leaf
from foundation.look.writing import short_day
from foundation.workdays.queries import workdays_until

from .subjects import (
    appeal_against,
    decisions_of,
    filing_deadline,
    holds,
    is_appealable,
    measures_of,
    version_of,
)


@dataclass(frozen=True)
class Offer:
    """What a page says of the appeal against what it shows: the appeal there is, or until when one is possible."""

    appeal: Appeal | None
    deadline: object
    days_left: int
    url: str
    holds: bool

    @property
    def is_open(self):
        """Whether an appeal can still be lodged: nobody meets a way that ends in a refusal."""
        return self.appeal is None and self.days_left >= 0 and self.holds


def offer(subject, *, at):
    """The appeal against this decision or measure, or the way to it."""
    appeal, deadline, today = appeal_against(subject), filing_deadline(subject), timezone.localdate(at)
    left = workdays_until(today, deadline.due_on, joint_leave_counts=version_of(subject).joint_leave_counts)
    return Offer(
        appeal,
        deadline,
        left if today <= deadline.due_on else -1,
        _address(subject, appeal),
        holds(subject),
    )


def _address(subject, appeal):
    if appeal:
        return reverse("appeals:mine", args=[appeal.pk])
    view = "lodge" if subject._meta.label == "decisions.Decision" else "lodge_sanction"
    return reverse(f"appeals:{view}", args=[subject.pk])


def leaves(certificate, user, *, at):
    """On the page of a certificate: appeal against its suspension or withdrawal."""
    for measure in measures_of(user).filter(case__certificate=certificate).order_by("pk"):
        yield from _leaf(offer(measure, at=at))


def beside(subject, *, at):
    """Beside a letter of outcome or a measure, for the person on whom it was decided."""
    if is_appealable(subject):
        yield from _leaf(offer(subject, at=at))


def chapter(story, application, *, at):
    """On the home of a case: appeal against what the meeting decided, and every appeal there was."""
    found = decisions_of(application.applicant).filter(application=application).order_by("pk")
    for decision in found.select_related("application__scheme_version", "late_leave"):
        story.ways = [*story.ways, *_leaf(offer(decision, at=at))]


def _leaf(given):
    if given.appeal:
        words = _("Your appeal %s") % given.appeal.number
        yield Leaf(words, str(given.appeal.get_state_display()), given.url)
    elif given.is_open:
        yield Leaf(_("Appeal against it"), left(given), given.url)


def left(given):
    """Until when, and how many working days that is."""
    words = ngettext(
        "Until %(day)s, %(days)d working day left.",
        "Until %(day)s, %(days)d working days left.",
        given.days_left,
    )
    return words % {"day": short_day(given.deadline.due_on), "days": given.days_left}
