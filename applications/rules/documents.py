"""Which files an applicant may hand in, replace and take back (9.1.2 a-f, 9.1.3)."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, first_no, no

from .editing import can_edit

# A photo is 3:4 within two in a hundred; whoever crops by hand is never exact.
SHAPE_TOLERANCE = 0.02


def can_attach(user, application, requirement, *, place):
    """Whether a file may take this place of this document now; `place` None: there is no room for one more."""
    return first_no(
        can_edit(user, application, f"document:{requirement.pk}"),
        _is_of_the_version(application, requirement),
        _has_room(requirement, place),
    )


def fits(requirement, examined, *, is_recent):
    """Whether a photo has the shape and the size that the version asks for, and its applicant calls it recent;
    documents are asked for none of it.
    """
    if not requirement.is_photo:
        return YES
    return first_no(
        _has_shape(requirement, examined),
        _is_large_enough(requirement, examined),
        _is_called_recent(requirement, is_recent),
    )


def can_detach(user, attachment):
    return can_edit(user, attachment.application, f"document:{attachment.requirement_id}")


def can_add_evidence(user, application, *, title, masked):
    """Evidence of this work shows customers: it comes here only after their data is covered (UU 27/2022)."""
    if not title.strip():
        return no(_("Say what this piece of evidence is."), clause="9.1.3")
    if not masked:
        return no(
            _("Cover the personal data of customers first, then tick that you have done so."), clause="9.1.3"
        )
    return can_edit(user, application, "apl02")


def can_remove_evidence(user, evidence):
    if evidence.removed_at:
        return no(_("This piece has been removed already."), clause="9.1.3")
    return can_edit(user, evidence.application, "apl02")


def can_rate(user, application, element, *, pieces):
    """An element of the version, with evidence of this very application."""
    if element.unit.version_id != application.scheme_version_id:
        return no(_("This element is not part of the scheme version that you applied for."), clause="9.1.3")
    if any(piece.application_id != application.pk or piece.removed_at for piece in pieces):
        return no(_("That piece of evidence is not in this application."), clause="9.1.3")
    return can_edit(user, application, "apl02")


def _is_of_the_version(application, requirement):
    if requirement.version_id == application.scheme_version_id:
        return YES
    return no(_("This document is not asked for by the scheme version that you applied for."), clause="9.1.2")


def _has_room(requirement, place):
    if place is not None and place <= requirement.max_files:
        return YES
    return no(
        _("There is room for %(number)d files here. Remove one first.") % {"number": requirement.max_files},
        clause=requirement.clause,
    )


def _has_shape(requirement, examined):
    wanted = requirement.ratio_width / requirement.ratio_height
    if abs(examined.width / examined.height - wanted) <= SHAPE_TOLERANCE * wanted:
        return YES
    return no(
        _("The photo has to be %(width)d by %(height)d. Crop it here, then send it.")
        % {"width": requirement.ratio_width, "height": requirement.ratio_height},
        clause=requirement.clause,
    )


def _is_called_recent(requirement, is_recent):
    """The applicant's word; a camera's date that says otherwise is for a person to decide (TRUST 9.1.2.b-5)."""
    if is_recent or not requirement.max_age_months:
        return YES
    return no(_("Tick that you look like this now, or take a new photo."), clause=requirement.clause)


def _is_large_enough(requirement, examined):
    if examined.width >= (requirement.min_width or 0) and examined.height >= (requirement.min_height or 0):
        return YES
    return no(
        _("The photo has %(has)s pixels and needs at least %(wants)s.")
        % {
            "has": f"{examined.width} × {examined.height}",
            "wants": f"{requirement.min_width} × {requirement.min_height}",
        },
        clause=requirement.clause,
    )
