"""What a tablet says of a record, line by line or as a page, and how it is handed in (9.3.1, 9.3.6)."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms import SignForm
from examinations.models import FIELDS, SaidHead, SaidLine

from .written import AT_ONCE, MOST_SEQUENCES, kept_words

YES_NO = {"yes": True, "no": False, "": None}
DAY = 24 * 60 * 60


def read_said(body):
    """(lines, head or None) of a saving in JSON:

    `{"lines": [{"item", "sequence", "achieved", "summary", "question", "remark", "seconds"}],
    "head": {"sequence", "feedback", "particulars": {}}}`. ValueError where it is anything else.
    """
    told = json.loads(body)
    lines = told.get("lines", []) if isinstance(told, dict) else None
    if not isinstance(lines, list) or len(lines) > AT_ONCE:
        raise ValueError("lines")
    return [_line(line) for line in lines], _head(told.get("head"))


def _line(told):
    if not isinstance(told, dict):
        raise ValueError("line")  # noqa: TRY004 - one kind of fault for all that cannot be read
    return SaidLine(
        position=_number(told.get("item"), AT_ONCE),
        sequence=_number(told.get("sequence"), MOST_SEQUENCES),
        achieved=_judged(told.get("achieved")),
        seconds=_number(told.get("seconds", 0), DAY, least=0),
        **{name: kept_words(told.get(name, "")).strip() for name in ("summary", "question", "remark")},
    )


def _judged(answer):
    """Yes, no or not yet; anything else is no answer that was offered."""
    if (answer or "") not in YES_NO:
        raise ValueError("achieved")
    return YES_NO[answer or ""]


def _head(told):
    if told is None:
        return None
    if not isinstance(told, dict) or not isinstance(told.get("particulars", {}), dict):
        raise ValueError("head")  # noqa: TRY004 - as above
    particulars = {str(key): kept_words(words).strip() for key, words in told.get("particulars", {}).items()}
    feedback = kept_words(told.get("feedback", "")).strip()
    return SaidHead(_number(told.get("sequence"), MOST_SEQUENCES), feedback, particulars)


def _number(value, most, *, least=1):
    if type(value) is not int or not least <= value <= most:
        raise ValueError("number")
    return value


def read_record_page(post, record, lines):
    """(lines, head) of a page that was sent without script: what differs from what is kept.

    ValueError where it says what no such page offers.
    """
    said = [_from_page(post, line) for line in lines]
    changed = [one for one, line in zip(said, lines, strict=True) if _differs(one, line)]
    particulars = {
        key: kept_words(post.get(f"head-{key}", "")).strip() for key, _label in FIELDS.get(record.form, ())
    }
    return changed, SaidHead(record.sequence + 1, kept_words(post.get("feedback", "")).strip(), particulars)


def _from_page(post, line):
    number = line.position
    seconds = post.get(f"seconds-{number}", "")
    return SaidLine(
        position=number,
        sequence=line.sequence + 1,
        achieved=_judged(post.get(f"achieved-{number}")),
        seconds=min(int(seconds), DAY) if seconds.isdecimal() and seconds.isascii() else line.seconds,
        **{
            name: kept_words(post.get(f"{name}-{number}", "")).strip()
            for name in ("summary", "question", "remark")
        },
    )


def _differs(said, line):
    return any(
        getattr(said, name) != getattr(line, name)
        for name in ("achieved", "summary", "question", "remark", "seconds")
    )


class PhotoForm(forms.Form):
    """A photo as the browser sends it: named by itself, for a line or for the whole."""

    key = forms.UUIDField()
    item = forms.IntegerField(min_value=1, max_value=AT_ONCE, required=False)


class HandInForm(SignForm):
    """Both hands under a record; the candidate's drawn on the assessor's tablet."""

    candidate_drawn = forms.FileField(label=_("Signature of the candidate"), required=False)
    unsigned_reason = forms.CharField(
        label=_("Why the candidate does not sign"),
        max_length=300,
        required=False,
        help_text=_("Only where there is no signature."),
    )
