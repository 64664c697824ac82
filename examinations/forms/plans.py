"""What an assessor types about the plan of a test: FR.MAPA.01, with a row for each element and instrument (9.2.1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Potential
from examinations.models import (
    Aim,
    Benchmark,
    Conductor,
    Confirmer,
    Environment,
    EvidenceKind,
    Modification,
    Opportunity,
    Relation,
)
from foundation.look.fields import Choice

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"yes": True, "no": False}
PLAIN = (
    "potential",
    "aim",
    "aim_other",
    "environment",
    "opportunity",
    "relations",
    "conductors",
    "benchmarks",
)


def some_of(label, choices, **how):
    """Boxes to tick, as the forms of BNSP have them."""
    return forms.MultipleChoiceField(
        label=label, choices=choices.choices, widget=forms.CheckboxSelectMultiple, **how
    )


class TestPlanForm(forms.Form):
    """One tick for each element and instrument that could test it; nothing is planned that is not seen here."""

    __test__ = False  # no test case, though its name begins like one

    potential = forms.ChoiceField(
        label=_("Where the candidate comes from"), choices=[("", _("Choose one")), *Potential.choices]
    )
    aim = forms.ChoiceField(
        label=_("Purpose of the assessment"), choices=[("", _("Choose one")), *Aim.choices]
    )
    aim_other = forms.CharField(label=_("Which other purpose"), max_length=200, required=False)
    environment = forms.ChoiceField(label=_("Environment"), choices=Environment.choices, widget=Choice)
    opportunity = forms.ChoiceField(
        label=_("Chance to collect evidence"), choices=Opportunity.choices, widget=Choice
    )
    relations = some_of(_("Relation between standard and candidate"), Relation)
    conductors = some_of(_("Who carries the assessment out"), Conductor)
    benchmarks = some_of(_("Benchmarks"), Benchmark)
    benchmark_detail = forms.CharField(
        label=_("Which standard, which procedure"), max_length=500, required=False
    )

    def __init__(self, *args, proposals, initial=None, planned=None, **kwargs):
        super().__init__(*args, initial=_as_typed(initial or {}), **kwargs)
        self.proposals, self.planned = proposals, planned
        for who in Confirmer:
            self.fields[f"confirmed_{who}"] = forms.CharField(label=who.label, max_length=150, required=False)
        for which in Modification:
            self._ask(which)
        for proposal in proposals:
            for offer in proposal.offers:
                self._offer(proposal, offer)

    def _ask(self, which):
        self.fields[f"modification_{which}"] = forms.ChoiceField(
            label=which.label, choices=YES_NO, widget=Choice
        )
        self.fields[f"modification_{which}_detail"] = forms.CharField(
            label=_("Explanation, with “yes”"), max_length=500, required=False
        )

    def _offer(self, proposal, offer):
        """Ticked as the plan before had it; without one, where the gaps suggest it."""
        place = _place(proposal.element, offer.instrument)
        kept = None if self.planned is None else self.planned.get((proposal.element.pk, offer.instrument.pk))
        ticked = bool(offer.because) if self.planned is None else kept is not None
        self.fields[f"method_{place}"] = forms.BooleanField(
            label=offer.instrument.printed_form, required=False, initial=ticked
        )
        self.fields[f"kind_{place}"] = forms.ChoiceField(
            label=_("Kind of evidence"),
            choices=EvidenceKind.choices,
            required=False,
            initial=kept or offer.kind,
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    def clean(self):
        """A yes is explained beside it, and every element has its method; the action asks again."""
        data = super().clean()
        for which in Modification:
            if data.get(f"modification_{which}") == "yes" and not data.get(f"modification_{which}_detail"):
                self.add_error(f"modification_{which}_detail", _("Explain it in a few words."))
        if data.get("aim") == Aim.OTHER and not data.get("aim_other"):
            self.add_error("aim_other", _("Say which."))
        return data

    @property
    def methods(self):
        """What was ticked: (element, instrument, kind of evidence)."""
        offers = [
            (proposal.element, offer.instrument) for proposal in self.proposals for offer in proposal.offers
        ]
        return [
            (element, instrument, self.cleaned_data[f"kind_{_place(element, instrument)}"])
            for element, instrument in offers
            if self.cleaned_data[f"method_{_place(element, instrument)}"]
        ]

    @property
    def particulars(self):
        """The fields of FR.MAPA.01 as the plan keeps them."""
        data = self.cleaned_data
        named = {who.value: data[f"confirmed_{who}"] for who in Confirmer if data[f"confirmed_{who}"]}
        return {key: data[key] for key in (*PLAIN, "benchmark_detail")} | {
            "confirmed_with": named,
            "modifications": {which.value: self._answer(which) for which in Modification},
        }

    def _answer(self, which):
        data = self.cleaned_data
        return {
            "answer": ANSWERS[data[f"modification_{which}"]],
            "detail": data[f"modification_{which}_detail"],
        }

    # -- for the page --

    @property
    def confirmers(self):
        """A field for the name of each relevant person."""
        return [self[f"confirmed_{who}"] for who in Confirmer]

    @property
    def modifications(self):
        """Each question of part 3 with its explanation."""
        return [
            (self[f"modification_{which}"], self[f"modification_{which}_detail"]) for which in Modification
        ]

    @property
    def rows(self):
        """Each short element with its instruments: those that the gaps suggest first, then the others."""
        return [
            {
                "proposal": proposal,
                "suggested": [self._row(proposal, offer) for offer in proposal.proposed],
                "others": [self._row(proposal, offer) for offer in proposal.others],
            }
            for proposal in self.proposals
        ]

    def _row(self, proposal, offer):
        place = _place(proposal.element, offer.instrument)
        return {"offer": offer, "method": self[f"method_{place}"], "kind": self[f"kind_{place}"]}


def _place(element, instrument):
    return f"{element.pk}_{instrument.pk}"


def _as_typed(particulars):
    """Particulars in the values of the form's fields."""
    typed = {key: particulars[key] for key in (*PLAIN, "benchmark_detail") if key in particulars}
    typed |= {f"confirmed_{who}": name for who, name in particulars.get("confirmed_with", {}).items()}
    for which, given in particulars.get("modifications", {}).items():
        typed[f"modification_{which}"] = "yes" if given["answer"] else "no"
        typed[f"modification_{which}_detail"] = given["detail"]
    return typed
