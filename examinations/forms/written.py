"""What browsers and people say in a written test: answers as they are typed, stretches of time, marks."""

import datetime as dt
import json

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from examinations.models import Given

AT_ONCE = 200
LONGEST = 20_000
MOST_SEQUENCES = 1_000_000
YES_NO = [("yes", _("Achieved")), ("no", _("Not achieved"))]
TRUTH = {"yes": True, "no": False}


def read_given(body):
    """The answers of a saving in JSON, `{"answers": [{"item", "sequence", "choice", "text", "flagged"}]}`.

    ValueError where it is anything else.
    """
    told = json.loads(body)
    answers = told.get("answers") if isinstance(told, dict) else None
    if not isinstance(answers, list) or len(answers) > AT_ONCE:
        raise ValueError("answers")
    return [_given(answer) for answer in answers]


def _given(answer):
    if not isinstance(answer, dict):
        raise ValueError("answer")  # noqa: TRY004 - one kind of fault for all that cannot be read
    position, sequence = answer.get("item"), answer.get("sequence")
    if type(position) is not int or type(sequence) is not int or not 0 < sequence <= MOST_SEQUENCES:
        raise ValueError("number")
    return Given(
        position,
        sequence,
        _letter(answer.get("choice", "")),
        kept_words(answer.get("text", "")),
        answer.get("flagged") is True,
    )


def _letter(choice):
    """None, or one letter; which letters a paper offers, the paper knows."""
    letter = kept_words(choice)
    if len(letter) > 1:
        raise ValueError("choice")
    return letter


def kept_words(value):
    """Text that a database can keep: no zero, no half of a character."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError("words")
    return value.replace("\x00", "").encode(errors="replace").decode()


def read_page(post, lines):
    """What a page without script says of each item where it differs from what is kept: `Given`s.

    ValueError where it says what no such page offers.
    """
    given = [_from_page(post, line) for line in lines]
    return [said for said, line in zip(given, lines, strict=True) if _differs(said, line)]


def _from_page(post, line):
    number = line.paper_item.position
    return Given(
        number,
        line.sequence + 1,
        _offered(post.get(f"choice-{number}", ""), line),
        post.get(f"text-{number}", "")[:LONGEST].replace("\r\n", "\n"),
        f"flag-{number}" in post,
    )


def _offered(choice, line):
    if choice not in ("", *(letter for letter, _words, _chosen in line.choices)):
        raise ValueError("choice")
    return choice


def _differs(said, line):
    return (said.choice, said.text, said.is_flagged) != (line.chosen, line.text, line.is_flagged)


class CodeForm(forms.Form):
    """The six digits of the invigilator."""

    code = forms.RegexField(
        r"^\s*\d{6}\s*$",
        label=_("Code of the invigilator"),
        error_messages={"invalid": _("The code has six digits.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 8}
        ),
    )


class WhyForm(forms.Form):
    """A reason in own words."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class OutageForm(forms.Form):
    """From when until when the room could not work, to the second, on the day of the session."""

    began = forms.TimeField(
        label=_("Out from"),
        input_formats=["%H.%M.%S", "%H:%M:%S", "%H.%M", "%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time", "step": "1"}),
    )
    ended = forms.TimeField(
        label=_("until"),
        input_formats=["%H.%M.%S", "%H:%M:%S", "%H.%M", "%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time", "step": "1"}),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For example: the power was out in the whole room.")
    )

    def stretch(self, session):
        """The two moments, and the reason."""
        day, zone = session.on, timezone.get_current_timezone()
        began, ended = (
            dt.datetime.combine(day, self.cleaned_data[name], tzinfo=zone) for name in ("began", "ended")
        )
        return {"began_at": began, "ended_at": ended, "reason": self.cleaned_data["reason"]}


class MarksForm(forms.Form):
    """Achieved or not, and what is missing, for every essay. Nothing is preselected; a draft may be half empty."""

    def __init__(self, *args, lines, marks, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = [line.paper_item for line in lines]
        for item in self.items:
            mark = marks.get(item.pk)
            known = {None: "", True: "yes", False: "no"}[mark.achieved if mark else None]
            self.fields[f"achieved-{item.pk}"] = forms.ChoiceField(
                label=_("Mark"), choices=YES_NO, required=False, initial=known
            )
            self.fields[f"remark-{item.pk}"] = forms.CharField(
                label=_("Feedback to the candidate"),
                required=False,
                max_length=2000,
                initial=mark.remark if mark else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self):
        """{number of the paper's item: (field of the mark, field of the remark)}."""
        return {item.pk: (self[f"achieved-{item.pk}"], self[f"remark-{item.pk}"]) for item in self.items}

    @property
    def marks(self):
        """{number of the paper's item: (True, False or None, remark)}."""
        given = self.cleaned_data
        return {
            item.pk: (TRUTH.get(given[f"achieved-{item.pk}"]), given[f"remark-{item.pk}"])
            for item in self.items
        }


class SettleForm(forms.Form):
    """Which of two marks holds, and why."""

    achieved = forms.ChoiceField(label=_("What holds"), choices=YES_NO, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    @property
    def settlement(self):
        """For the action."""
        return {"achieved": TRUTH[self.cleaned_data["achieved"]], "reason": self.cleaned_data["reason"]}


class ConcludeForm(forms.Form):
    """What the paper shows of every element; what a pass mark has decided is not asked."""

    feedback = forms.CharField(
        label=_("Feedback on the whole paper"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, by_element, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_element = by_element
        for element, _lines, reached in by_element:
            if reached is None:
                self.fields[f"achieved-{element.pk}"] = forms.ChoiceField(
                    label=_("Result"), choices=YES_NO, widget=forms.RadioSelect
                )
            self.fields[f"remark-{element.pk}"] = forms.CharField(
                label=_("What is missing"), required=False, max_length=2000
            )

    @property
    def rows(self):
        """(element, its lines, what the figure decides or None, field of the result or None, field of the remark)."""
        return [
            (
                element,
                lines,
                reached,
                self[f"achieved-{element.pk}"] if reached is None else None,
                self[f"remark-{element.pk}"],
            )
            for element, lines, reached in self.by_element
        ]

    @property
    def conclusion(self):
        """For the action."""
        given = self.cleaned_data
        results = {
            element.pk: (
                TRUTH[given[f"achieved-{element.pk}"]] if reached is None else reached,
                given[f"remark-{element.pk}"],
            )
            for element, _lines, reached in self.by_element
        }
        return {"results": results, "feedback": given["feedback"]}
