"""The letters about deadlines: one for each person, however much there is to tell."""

from django.urls import reverse

from foundation.notices.actions import post

from .kinds import Running


def remind(person, news, *, at):
    """Everything that is new to this person by now, what is late first."""
    lines = sorted((Line(one.running, person, at) for one in news), key=lambda line: line.deadline.due_on)
    url = lines[0].page if len(lines) == 1 else reverse("deadlines:deadlines")
    return post("deadlines/letters/reminder", to=person, at=at, url=url, lines=lines, first=lines[0])


def tell_moved(person, moves, change, *, at):
    """Which of this person's deadlines moved, from when to when."""
    url = reverse("deadlines:deadlines")
    return post("deadlines/letters/moved", to=person, at=at, url=url, moves=moves, change=change)


class Line:
    """A deadline as its letter names it; its words are read in the language of the letter."""

    def __init__(self, running: Running, person, at):
        self.running, self.person, self.at = running, person, at

    @property
    def deadline(self):
        return self.running.deadline

    @property
    def is_late(self):
        return self.deadline.has_passed(self.at)

    @property
    def page(self):
        return self.running.kind.page(self.running.record, self.person)
