"""Who may write in an application, and which part of it stands open (9.1.2, 9.1.5)."""

from django.utils.translation import gettext as _

from applications.queries.items import returned_items
from applications.states import ApplicationState
from foundation.workflow.answers import YES, no


def can_edit(user, application, key):
    """Whether this person may change the item of this key now:

    a draft is open, a returned one in what was returned.
    """
    if application.applicant_id != user.pk:
        return no(_("Only the applicant fills in the application."), clause="9.1.2")
    if application.state == ApplicationState.DRAFT:
        return YES
    if application.state != ApplicationState.RETURNED:
        return no(_("The application has been sent. What is in it stays as it was sent."), clause="9.1.5")
    if key in returned_items(application):
        return YES
    return no(_("This was not returned to you, so it stays as it is."), clause="9.1.5")


def can_add(user, application, *, kind):
    """Whether a job or a training may be added:

    in a draft, or where one of its kind (or the education) was returned.
    """
    if application.state != ApplicationState.RETURNED:
        return can_edit(user, application, kind)
    keys = [key for key in returned_items(application) if key.partition(":")[0] in (kind, "education")]
    return can_edit(user, application, keys[0] if keys else kind)


def can_change_employer(user, application):
    """Employer and purpose fixed the fee when the application was sent; from then on they stay (8.2.3, 8.3)."""
    if application.state == ApplicationState.DRAFT:
        return can_edit(user, application, "particulars")
    return no(_("The fee was fixed with this employer. Ask the secretariat if it is wrong."), clause="8.3")


def can_write_drafts(user, application):
    """Whether anything of this person's application stands open at all."""
    if application.applicant_id == user.pk and application.state in (
        ApplicationState.DRAFT,
        ApplicationState.RETURNED,
    ):
        return YES
    return can_edit(user, application, "")


# Which items a step writes; kinds of several records (job:7) by their first word.
WRITTEN_BY = {
    "personal": ("particulars",),
    "work": ("particulars",),
    "experience": ("education", "job"),
    "training": ("training",),
    "documents": ("document",),
    "elements": ("apl02",),
}


def can_open_step(user, application, step):
    """Whether anything on this step's page may be changed now."""
    if application.applicant_id != user.pk or application.state != ApplicationState.RETURNED:
        return can_edit(user, application, WRITTEN_BY[step][0])
    kinds = {key.partition(":")[0] for key in returned_items(application)}
    if kinds.intersection(WRITTEN_BY[step]):
        return YES
    return no(_("This was not returned to you, so it stays as it is."), clause="9.1.5")
