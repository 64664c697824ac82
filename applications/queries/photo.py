"""What is measured on the applicant's photo, and what of it a person decides (9.1.2.b; TRUST 9.1.2.b-3 to b-5)."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.look.writing import day

from .items import attached


@dataclass(frozen=True)
class Measured:
    """One thing about a photo: `about` for its applicant, `fact` for both; where it is not met, `claim` is what a
    reviewer says who takes it all the same.
    """

    key: str
    is_met: bool
    title: str
    about: str
    fact: str = ""
    claim: str = ""


def measured_on(requirement, upload):
    """Everything that was measured on a photo; none of it refuses one."""
    size = _("%s pixels") % f"{upload.width} × {upload.height}"
    yield Measured("shape", is_met=True, title=_("Shape 3×4"), about=size, fact=size)
    background, taken_on = upload.hints.get("background"), upload.hints.get("taken_on")
    if requirement.red_background and background:
        yield _red(looks_red=background["looks_red"])
    if upload.hints.get("greyscale"):
        yield _grey()
    if requirement.max_age_months and taken_on:
        yield _age(requirement.max_age_months, date.fromisoformat(taken_on), upload)


def claims_of(application, key):
    """What the reviewer affirms, by name, before the photo of this item is accepted; nothing for what is no photo.

    Whose face it is nobody but a person says; so is each doubt that was measured.
    """
    photo = _photos(application).get(key)
    if photo is None:
        return {}
    face = _("One face, from the front, of the person on the identity document")
    return {"face": face} | {each.key: each.claim for each in _doubts(photo)}


def doubted(application):
    """Key of an item → how many doubts were measured on its photo; those without any are left out."""
    found = {key: len(_doubts(photo)) for key, photo in _photos(application).items()}
    return {key: number for key, number in found.items() if number}


def _photos(application):
    return {
        f"document:{photo.requirement_id}": photo
        for photo in attached(application)
        if photo.requirement.is_photo
    }


def _doubts(photo):
    return [each for each in measured_on(photo.requirement, photo.upload) if not each.is_met]


def _red(*, looks_red):
    if looks_red:
        return Measured("background", True, _("The background looks red"), _("The secretariat makes sure."))
    return Measured(
        "background",
        is_met=False,
        title=_("The background does not look red"),
        about=_("You can send it like this; the secretariat decides. A red background saves you a return."),
        claim=_("To the eye the background is red"),
    )


def _grey():
    return Measured(
        "colours",
        is_met=False,
        title=_("The photo has no colours"),
        about=_("Hand in a photo in colour."),
        claim=_("The photo can be used without colours"),
    )


def _age(months, taken_on, upload):
    words = _("The camera says %s") % day(taken_on)
    if taken_on >= timezone.localdate(upload.created_at) - relativedelta(months=months):
        return Measured("age", is_met=True, title=_("The photo is recent"), about=words, fact=words)
    return Measured(
        "age",
        is_met=False,
        title=_("The photo is older than %d months") % months,
        about=_("%s. The secretariat decides whether you still look like this.") % words,
        fact=words,
        claim=_("The applicant still looks like this"),
    )
