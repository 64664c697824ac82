"""Where a case stands, told to its applicant: a sentence, who holds it, the line, what to do (LOOK, pattern 2).

The stage of a case is nowhere stored: each floor tells its part from its own records, from the application
up. An upper floor appends to `CHAPTERS`, in its `AppConfig.ready`, a function `chapter(story, application, *,
at)` that changes the story where it knows more: the sentence, who holds the case, its stop on the line, what
the applicant has to do.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.states import ApplicationState
from foundation.look.writing import short_day

from .employers import open_report
from .items import returned_items
from .quarantines import copies_wanted
from .todos import own_todos, payment_todos

CHAPTERS = []
DONE, NOW, NEXT = "done", "now", "next"
YOU = "you"


@dataclass
class Stop:
    """One stop on the line of the case."""

    name: str
    note: str
    state: str = NEXT


@dataclass(frozen=True)
class Leaf:
    """A paper or a page of an upper floor for the applicant: its name, what is to say of it, where it lies."""

    name: str
    note: str
    url: str


@dataclass
class Story:
    """What the home of a case says; `holder` is "you", or in words who has the case now ("" when nobody has
    to act).
    """

    sentence: str
    holder: str
    stops: dict[str, Stop]
    todos: list = field(default_factory=list)
    calm: str = ""
    papers: list = field(default_factory=list)
    # What the applicant may do and need not: pages of upper floors.
    ways: list = field(default_factory=list)
    # Where the applicant ends the case; empty once it is over.
    leave: str = ""

    @property
    def is_yours(self):
        return self.holder == YOU

    @property
    def line(self):
        return list(self.stops.values())

    @property
    def step(self):
        """Which stop the case is at, counted from 1; the last one that is done where nothing is under way."""
        states = [stop.state for stop in self.line]
        return states.index(NOW) + 1 if NOW in states else max(states.count(DONE), 1)

    def reach(self, key, *, note=""):
        """Stand at this stop: everything before it is done."""
        for name, stop in self.stops.items():
            if name == key:
                stop.state, stop.note = NOW, note or stop.note
                return
            stop.state = DONE


def story_of(application, *, at):
    """The story as far as every floor knows it."""
    story = _begin(application)
    for chapter in CHAPTERS:
        chapter(story, application, at=at)
    if open_report(application):
        story.sentence = _("A change of your employer is reported. Your case waits until it is settled.")
        story.holder = _("With the secretariat now")
        story.calm = _(
            "The secretariat settles your employer and the fee that follows. You get a letter then."
        )
    if wanted := copies_wanted(application):
        story.holder, story.todos = YOU, [*wanted, *story.todos]
    return story


def _begin(application):
    sentence, holder, calm = SAYINGS[application.state](application)
    story = Story(str(sentence), str(holder), _stops(application), calm=str(calm))
    story.todos = [*own_todos(application), *payment_todos(application)]
    if application.is_open:
        story.leave = reverse("applications:withdraw", args=[application.pk])
    return story


def _stops(application):
    stops = {
        "application": Stop(_("Application"), _("You fill it in")),
        "review": Stop(_("Review of the file"), _("By the secretariat")),
        "assessment": Stop(_("Assessment"), _("After the file is complete")),
        "test": Stop(_("Competency test"), _("Only where it is needed")),
        "decision": Stop(_("Decision"), _("Plenary meeting")),
        "certificate": Stop(_("Certificate"), _validity(application.scheme_version)),
    }
    story = Story("", "", stops)
    state = application.state
    if application.submitted_at:
        stops["application"].note = _("Sent %s") % short_day(application.submitted_at)
    if state == ApplicationState.DRAFT:
        story.reach("application")
    elif state in (ApplicationState.SUBMITTED, ApplicationState.RETURNED):
        story.reach("review", note=_review_note(application))
    elif state == ApplicationState.LAPSED:
        story.reach("review", note=_("Closed %s") % short_day(application.closed_at))
    elif state == ApplicationState.ACCEPTED:
        story.reach("assessment", note=_("An assessor is being assigned"))
        stops["review"].note = _("Accepted %s") % short_day(application.closed_at)
    elif state == ApplicationState.REFUSED:
        stops["application"].state = DONE
        stops["review"].state, stops["review"].note = DONE, _("Refused %s") % short_day(application.closed_at)
    return stops


def _validity(version):
    years = version.validity_years
    return ngettext("Valid for %d year", "Valid for %d years", years) % years


def _review_note(application):
    waiting = _waiting(application)
    if waiting:
        return ngettext("%d thing waits for you", "%d things wait for you", waiting) % waiting
    return _("By the secretariat")


def _waiting(application):
    """How many of the returned items are not answered yet."""
    if application.state != ApplicationState.RETURNED:
        return 0
    return sum(item.answered_at is None for item in returned_items(application).values())


def _draft(application):
    return _("Your application has not been sent yet."), YOU, ""


def _submitted(application):
    calm = _("The secretariat reviews your file. You get a letter as soon as something waits for you.")
    if application.reviewer_id:
        return _("The secretariat is reviewing your file."), _("With the secretariat now"), calm
    return (
        _("We have received your application. It is waiting for its review."),
        _("With the secretariat now"),
        calm,
    )


def _returned(application):
    number = _waiting(application)
    if not number:
        return _("Everything that was returned is put right. Send your application again."), YOU, ""
    words = ngettext(
        "Your file has been reviewed. There is %d thing for you to put right.",
        "Your file has been reviewed. There are %d things for you to put right.",
        number,
    )
    return words % number, YOU, ""


def _accepted(application):
    calm = _("The secretariat assigns an assessor to you. You then agree on the plan together.")
    return _("You are now a candidate for certification."), _("With the secretariat now"), calm


def _refused(application):
    return (
        _("Your application could not be accepted: %s") % application.closing_reason,
        "",
        _("You may apply again once the reason no longer holds. Ask the secretariat if it is not clear."),
    )


def _withdrawn(application):
    return _("You have withdrawn this application."), "", _("You may apply again whenever you like.")


def _lapsed(application):
    return (
        _("Your application was closed, because what was returned was not answered in time."),
        "",
        _("Ask the secretariat to open it again: that is possible once. Or send a new application."),
    )


SAYINGS = {
    ApplicationState.DRAFT: _draft,
    ApplicationState.SUBMITTED: _submitted,
    ApplicationState.RETURNED: _returned,
    ApplicationState.ACCEPTED: _accepted,
    ApplicationState.REFUSED: _refused,
    ApplicationState.WITHDRAWN: _withdrawn,
    ApplicationState.LAPSED: _lapsed,
}
