"""Who shuts a file of a case away, who sends another in its place, and when the first is deleted (TRUST 9.1.3-e).

Nobody is shown what is shut away, not even whoever handed it in: a file of somebody's customers is not handed about
once more to see that it should not be. Its applicant has it at home.
"""

from django.utils.translation import gettext as _

from applications.queries.people import belongs_to
from applications.queries.quarantines import ALIVE, awaited, place_of
from foundation.documents.models import Cause
from foundation.look.writing import day
from foundation.workflow.answers import YES, first_no, no

from .messages import is_staff_of
from .review import is_office

CLAUSE = "9.1.3"


def can_shut_away(user, application, upload, *, remark, on):
    """Staff of the case, for evidence that shows personal data of others; the applicant reads where."""
    return first_no(
        _works_on(user, application, on=on),
        _is_alive(application),
        _is_evidence(application, upload),
        _says_where(remark),
    )


def can_ask_instead(application, upload):
    """The scanner found something in a file that stands in this case, and its applicant was not told yet."""
    if not upload.quarantined_at or place_of(application, upload) is None:
        return no(_("This file does not have to be replaced."), clause=CLAUSE)
    if application.quarantines.filter(upload=upload).exists():
        return no(_("The applicant was told already."), clause=CLAUSE)
    return YES


def can_send_copy(user, kept, *, masked):
    """The applicant, as long as it is awaited; evidence of others comes back with their data covered."""
    if user.pk != kept.application.applicant_id:
        return no(_("Only the applicant sends another file."), clause=CLAUSE)
    if not kept.is_open:
        return no(_("Another file stands in its place already."), clause=CLAUSE)
    if kept.upload.finding == Cause.OTHERS_DATA and not masked:
        return no(
            _("Cover the personal data of customers first, then tick that you have done so."), clause=CLAUSE
        )
    return _is_alive(kept.application)


def can_purge(user, kept, *, on):
    """The secretariat, once another file is there, or the day for it is over."""
    if user.pk == kept.application.applicant_id:
        return no(_("This is your own case, so a colleague does this."), clause=CLAUSE)
    if kept.is_open and kept.due_on >= on:
        return no(
            _("Another file is awaited until %s. What is shut away is deleted after that.")
            % day(kept.due_on),
            clause=CLAUSE,
        )
    return is_office(user, on=on)


def files_are_there(application, *, on):
    """Nothing is concluded while the applicant still has time to send another file."""
    waiting = [kept for kept in awaited(application) if kept.due_on >= on]
    if not waiting:
        return YES
    return no(
        _("“%(title)s” is shut away. Another file is awaited until %(day)s.")
        % {"title": waiting[0], "day": day(waiting[0].due_on)},
        clause=CLAUSE,
    )


def _works_on(user, application, *, on):
    if is_staff_of(user, application) and belongs_to(user, application, on=on):
        return YES
    return no(_("Only those who work on this case shut its files away."), clause="7.1.3")


def _is_alive(application):
    if application.state in ALIVE:
        return YES
    return no(_("This application is closed."), clause=CLAUSE)


def _is_evidence(application, upload):
    if "evidence" not in (place_of(application, upload) or {}):
        return no(_("This is no evidence of the case any more. Load the page again."), clause=CLAUSE)
    return YES


def _says_where(remark):
    if remark.strip():
        return YES
    return no(_("Say what can be seen, and on which page: the applicant has to find it."), clause=CLAUSE)
