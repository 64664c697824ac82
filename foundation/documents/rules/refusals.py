"""Why a file is not taken, in sentences that say what to do (9.1.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from foundation.documents.rules.slots import MEGABYTE, NAMES
from foundation.workflow.answers import no

WORDS = {
    "empty": lazy("The file is empty. Choose it again, or save it anew and upload it once more."),
    "too_big": lazy(
        "The file is larger than %(limit)d MB. Make it smaller, or scan it again with fewer details."
    ),
    "not_of_these": lazy(
        "What is inside the file is not %(types)s, whatever its name says. "
        "Save or print it as %(types)s and upload that."
    ),
    "unreadable": lazy(
        "The file cannot be opened: it is damaged. Save or scan it again and upload the new file."
    ),
    "broken_off": lazy(
        "The file is not complete: its end is missing. Save or download it again, then upload it."
    ),
    "tail": lazy("The file carries something else beside the PDF. Print it to a new PDF and upload that."),
    "locked": lazy("The PDF is locked with a password. Remove the password, then upload it again."),
    "no_pages": lazy("The PDF has no pages. Save it again and upload the new file."),
    "too_many_pages": lazy(
        "The PDF has more than %(page_limit)d pages. Upload only the pages that are needed."
    ),
    "too_heavy": lazy("The file grows too large when it is opened. Print it to a new PDF or scan it again."),
    "too_long": lazy(
        "It takes too long to examine this file. Print it to a new PDF or make it smaller, then try again."
    ),
    "busy": lazy("Many files are being examined just now. Try again in a minute."),
    "too_many_pixels": lazy(
        "The picture is too large: %(width)d × %(height)d pixels, and at most %(megapixels)d million. "
        "Make it smaller."
    ),
    "wrong_shape": lazy(
        "The picture is only a narrow strip: %(width)d × %(height)d pixels. Take or scan it again."
    ),
    "moving": lazy("The picture moves. Upload a still picture."),
    "too_small": lazy(
        "The picture is too small: %(width)d × %(height)d pixels, and at least %(least_width)d × %(least_height)d. "
        ""
        "Take or scan it again with more details."
    ),
    "not_three_by_four": lazy(
        "The photograph is %(width)d × %(height)d pixels, which is not 3 × 4. "
        "Crop it to 3 × 4 and upload it again."
    ),
    "infected": lazy(
        "The scanner found something harmful in the file. Clean your device, then upload another file."
    ),
}
ACTIVE = {
    "script": lazy("The PDF holds a program. Print it to a new PDF and upload that."),
    "action": lazy(
        "The PDF does something by itself when it is opened or clicked. "
        "Print it to a new PDF and upload that."
    ),
    "form": lazy("The PDF is an interactive form. Print it to a new PDF and upload that."),
    "attachment": lazy(
        "The PDF holds other files. Print it to a new PDF, and upload the other files by themselves."
    ),
    "media": lazy("The PDF holds sound, film or other moving parts. Print it to a new PDF and upload that."),
    "link": lazy(
        "The PDF points to a file on some device or to a strange address. "
        "Print it to a new PDF and upload that."
    ),
}


def refusal(word, limits, *, what="", **measured):
    """The answer for a word that a check gave, with the slot's limits and what was measured in it."""
    sentence = ACTIVE[what] if word == "active" else WORDS[word]
    return no(sentence % (_in_words(limits) | measured), clause=limits.clause)


def over_allowance(*, files, size):
    """The answer where the case has no room left for one more file."""
    words = _(
        "All files together may be %(files)d and %(size)d MB. "
        "Take back a file that is no longer needed, or make this one smaller."
    )
    return no(words % {"files": files, "size": size // MEGABYTE}, clause="9.1.2")


def no_room_now():
    """The answer where the storage is away or full: nothing is wrong with the file."""
    return no(_("The file could not be kept just now. Nothing is lost: try again in a few minutes."))


def _in_words(limits):
    kinds = [NAMES[each] for each in limits.types]
    return {
        "limit": limits.size // MEGABYTE,
        "types": _(" or ").join([", ".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0],
        "page_limit": limits.pages,
        "megapixels": limits.pixels // 1_000_000,
        "least_width": limits.at_least[0],
        "least_height": limits.at_least[1],
    }
