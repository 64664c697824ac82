"""Who may read and write the bank of a scheme: its authors, who have no part of their own in the test (9.3.1)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.workflow.answers import first_no, no
from instruments.models import KINDS
from instruments.queries import author_schemes, edition_in_the_making, what_is_wrong
from instruments.queries.authors import BARS
from instruments.states import InstrumentState

CLAUSE = "9.3.1"


def can_author(user, scheme, *, on):
    """Whether this person may read and write the bank of the scheme on that day."""
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, Role.ASSESSOR, on=on):
        return no(_("Only the scheme committee and its assessors open the bank of items."), clause=CLAUSE)
    barred = first_no(*(bar(user, scheme) for bar in BARS))
    if barred and not author_schemes(user, on=on).filter(pk=scheme.pk).exists():
        return no(_("You are not authorised to assess for this scheme today."), clause="9.2.2")
    return barred


def can_draft(user, version, form, *, on):
    """Whether this person may begin the next edition of this form for the version."""
    if form not in KINDS:
        return no(_("There is no such form."), clause=CLAUSE)
    if version.in_force_from is None:
        return no(
            _("Items are written for a version that is approved: until then its elements may change."),
            clause=CLAUSE,
        )
    made = edition_in_the_making(version, form)
    if made:
        return no(
            _("Edition %(edition)s of this form is being made already.") % {"edition": made.edition},
            clause=CLAUSE,
        )
    return can_author(user, version.scheme, on=on)


def can_edit(user, instrument, *, on):
    """Whether this person may change this edition: a draft only. In force nothing is changed, it is replaced."""
    if instrument.state == InstrumentState.IN_REVIEW:
        return no(_("This edition is being reviewed. The reviewer can send it back."), clause=CLAUSE)
    if instrument.state != InstrumentState.DRAFT:
        return no(_("An edition that was in force is not changed. Make the next one."), clause=CLAUSE)
    return can_author(user, instrument.scheme_version.scheme, on=on)


def can_write_item(user, instrument, content, *, on):
    """Whether this item may stand in the draft."""
    if wrong := what_is_wrong(content, instrument):
        return no(wrong, clause=CLAUSE)
    return can_edit(user, instrument, on=on)


def can_import_items(user, instrument, table=None, *, on):
    """Whether these items may come into the draft: all of them, or none."""
    answer = can_edit(user, instrument, on=on)
    if answer and table is not None and not table.is_usable:
        line, wrong = table.errors[0] if table.errors else (1, _("The table has no rows."))
        return no(_("Line %(line)s: %(wrong)s") % {"line": line, "wrong": wrong}, clause=CLAUSE)
    return answer


def can_set_blueprint(user, instrument, *, on):
    """Whether this draft may be given a blueprint: a written one."""
    if not instrument.is_written:
        return no(_("Only written tests are drawn from a bank; the others are used whole."), clause=CLAUSE)
    return can_edit(user, instrument, on=on)


def can_set_picture(user, instrument, examined=None, *, on):
    """Whether an item of the draft may be given this file: a picture, which a paper can show."""
    if examined is not None and not examined.content_type.startswith("image/"):
        return no(_("A picture is a JPEG or a PNG."), clause=CLAUSE)
    return can_edit(user, instrument, on=on)
