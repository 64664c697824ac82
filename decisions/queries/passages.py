"""The passages of sealed minutes that an addendum can correct: words of the record, never what was decided (9.4.5).

Outcome, elements named as short, votes, recommendation, who stood aside, the quorum and the sums are no passages: they
are the decision, and a decision is replaced after an appeal, by a new meeting. So an addendum has no way of naming one.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decisions.models import Addendum, AgendaItem, Decision

OF_A_MEMBER = {
    "name": gettext_lazy("Name"),
    "part": gettext_lazy("Part"),
    "presence": gettext_lazy("Attendance"),
}
OF_A_CANDIDATE = {
    "name": gettext_lazy("Name"),
    "employer": gettext_lazy("Employer"),
    "assessor": gettext_lazy("Registration of the assessor"),
    "reason": gettext_lazy("Reason"),
    "dissent": gettext_lazy("Note for the minutes"),
}


@dataclass(frozen=True)
class Passage:
    """One passage, as the minutes with their addenda read it; `key` is its place in their facts."""

    key: str
    group: str  # "General", "2. Siti Rahayu"
    label: str  # "Reason"
    words: str
    item: AgendaItem | None = None

    @property
    def place(self):
        return f"{self.group} · {self.label}"


def passages(meeting):
    """Every passage that says something, in the order of the minutes, with what earlier addenda made of it."""
    now = dict(meeting.addenda.sealed().values_list("passage", "corrected"))
    written = [*_general(meeting.minutes_facts), *_of_candidates(meeting)]
    return [replace(each, words=now.get(each.key, each.words)) for each in written if each.words]


def passage_of(meeting, key):
    """The passage with this key, None where an addendum cannot correct such a thing."""
    return next((each for each in passages(meeting) if each.key == key), None)


def addenda_about(application):
    """The sealed addenda to what minutes say of this case, whichever meeting wrote them."""
    return Addendum.objects.sealed().filter(item__application=application).select_related("meeting")


def _general(facts):
    general = _("General")
    yield Passage("opening", general, _("Opening"), facts["opening"])
    for place, row in enumerate(facts["facts"]):
        yield Passage(f"facts.{place}", general, row["label"], row["value"])
    for place, member in enumerate(facts["members"]):
        for name, label in OF_A_MEMBER.items():
            words = f"{_('Member')} {member['letter']}, {label}"
            yield Passage(f"members.{place}.{name}", general, words, member[name])
    yield Passage("conclusion", general, _("Conclusion"), facts["conclusion"])


def _of_candidates(meeting):
    # The minutes print behind the reason what the decision named as short: that is no wording, and stays.
    reasons = dict(Decision.objects.live().filter(item__meeting=meeting).values_list("item", "reason"))
    for place, (item, row) in enumerate(
        zip(meeting.items.all(), meeting.minutes_facts["candidates"], strict=True)
    ):
        group, words = f"{item.position}. {row['name']}", row | {"reason": reasons[item.pk]}
        for name, label in OF_A_CANDIDATE.items():
            yield Passage(f"candidates.{place}.{name}", group, str(label), words[name], item)
