"""Who marks a written paper, who marks it a second time, and who concludes (9.3.1; E7, E8)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from assessments.queries import live_assignment_of
from examinations.models import Place
from examinations.queries.written_marks import Sheet, is_lead, marking_of, needs_second
from examinations.states import PaperState
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.3.4"


def can_read_paper(user, paper):
    """Whether this person may read what was written: an assessor of the case, or its second marker (E8)."""
    if paper.closed_at is None:
        return no(_("This paper is not handed in yet."), clause=CLAUSE)
    if has_case(user, paper) or _may_be_second(user, paper):
        return YES
    return no(_("Only assessors of this candidate read the paper."), clause="9.2.2")


def has_case(user, paper):
    """Whether the person has accepted this candidate's case."""
    assignment = live_assignment_of(paper.assessment, user)
    return assignment is not None and assignment.accepted_at is not None


def _may_be_second(user, paper):
    """Lot gave the paper a second marker: an assessor of the session who is not the candidate."""
    return (
        needs_second(paper)
        and user.pk != paper.candidate.pk
        and paper.seat.session.assessors.filter(registration__user=user).exists()
    )


def place_of(user, paper):
    """Where this person marks: `Place.FIRST`, `Place.SECOND`, or None.

    The lead assessor comes first. Another one of the case is the second where there has to be one.
    """
    if not holds_role(user, Role.ASSESSOR):
        return None
    if is_lead(user, paper):
        return Place.FIRST
    if needs_second(paper) and (has_case(user, paper) or _may_be_second(user, paper)):
        return Place.SECOND
    return None


def can_mark(user, paper):
    """The lead assessor first; a second one where lot says so. Choices need nobody."""
    if paper.state != PaperState.HANDED_IN:
        return no(_("Marked is what is handed in, and only until the result is concluded."), clause=CLAUSE)
    reads = can_read_paper(user, paper)
    if not reads:
        return reads
    if not (holds := holds_role(user, Role.ASSESSOR)):
        return holds
    place = place_of(user, paper)
    if place is None:
        return no(_("The lead assessor marks this paper."), clause=CLAUSE)
    return _is_free(user, paper, place)


def _is_free(user, paper, place):
    own = marking_of(paper, user)
    if own and own.handed_in_at:
        return no(_("Your marks are handed in and fixed."), clause="9.3.6")
    other = paper.markings.standing().filter(place=place).exclude(marker=user).first()
    if other and not is_left(other):
        return no(_("%s marks this paper already.") % other.marker, clause=CLAUSE)
    return YES


def is_left(marking):
    """Whether its marker may not go on with it: replaced before it was handed in, or marking in the other place now."""
    return marking.handed_in_at is None and place_of(marking.marker, marking.paper) != marking.place


def can_hand_in_marks(user, paper, marks):
    """Every essay has its mark, and what is not achieved says what is missing."""
    can = can_mark(user, paper)
    if not can:
        return can
    if any(achieved is None for achieved, _remark in marks.values()):
        return no(_("Some essays have no mark yet."), clause=CLAUSE)
    if any(achieved is False and not remark.strip() for achieved, remark in marks.values()):
        return no(_("Say what is missing where an essay is not achieved."), clause=CLAUSE)
    return YES


def can_settle(user, paper, line, *, reason):
    """The lead assessor, where two markers differ, with a reason (9.3.6-c)."""
    if not is_lead(user, paper):
        return no(_("The lead assessor settles where two markers differ."), clause="9.3.6")
    if not (holds := holds_role(user, Role.ASSESSOR)):
        return holds
    if paper.state != PaperState.HANDED_IN or not line.differs:
        return no(_("Here the markers do not differ."), clause="9.3.6")
    if not reason.strip():
        return no(_("Say why you decide so; it stays on file."), clause="9.3.6")
    return YES


def can_conclude(user, paper, sheet=None):
    """The lead assessor, when every item has its mark."""
    if paper.state != PaperState.HANDED_IN:
        return no(_("Concluded is what is handed in, and once."), clause=CLAUSE)
    if not is_lead(user, paper):
        return no(_("The lead assessor concludes what a paper shows."), clause=CLAUSE)
    return holds_role(user, Role.ASSESSOR) and _is_ready(sheet or Sheet(paper))


def _is_ready(sheet):
    if sheet.awaits_first:
        return no(_("Mark the essays first."), clause=CLAUSE)
    if sheet.awaits_second:
        return no(_("Lot gave this paper a second marker, whose marks are not there yet."), clause=CLAUSE)
    if sheet.differences:
        return no(_("Settle first where the two markers differ."), clause="9.3.6")
    return YES


def can_conclude_so(user, paper, sheet, results):
    """With a word for every element; what a figure of the blueprint decides is not decided otherwise."""
    return first_no(can_conclude(user, paper, sheet), _is_whole(sheet, results), _follows(sheet, results))


def _is_whole(sheet, results):
    for element, _lines, _reached in sheet.by_element:
        achieved, remark = results.get(element.pk, (None, ""))
        if achieved is None:
            return no(_("Conclude for every element of the paper."), clause="9.3.5")
        if achieved is False and not remark.strip():
            return no(_("Say what is missing where an element is not achieved."), clause="9.3.5")
    return YES


def _follows(sheet, results):
    for element, _lines, reached in sheet.by_element:
        if reached is not None and results[element.pk][0] != reached:
            return no(
                _("The blueprint has a pass mark of %(percent)s percent, and “%(element)s” follows from it.")
                % {"percent": sheet.paper.pass_percent, "element": element},
                clause="9.3.5",
            )
    return YES
