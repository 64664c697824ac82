"""A hand under a text: drawn or typed, and never nothing; the record that is signed keeps it (9.2.4)."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import no, require

from .uploads import keep_upload


def keep_hand(*, typed_name="", drawn=None, address=None, clause, by, at):
    """The fields of a `Hand` for the record that is signed; NotAllowed where somebody signs with nothing.

    `drawn` is a signature by hand as `examine` found it, or None where the name is typed.
    """
    if not typed_name.strip() and drawn is None:
        require(no(_("Sign by drawing or by typing your name."), clause=clause))
    return {
        "typed_name": typed_name.strip(),
        "drawn": keep_upload(drawn, by=by, at=at) if drawn else None,
        "address": address,
    }
