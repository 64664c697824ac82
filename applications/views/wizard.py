"""How every step of the form is shown, kept while it is typed, and saved (9.1.2, TRUST R14, R24)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.actions.drafts import keep_typed
from applications.forms.base import as_typed, at_version, bound, quiet, speaking_faults
from applications.models import Application
from applications.queries.items import returned_items, title_of, why_returned
from applications.queries.summary import summary_of
from applications.rules.completeness import gaps
from applications.rules.editing import WRITTEN_BY, can_open_step
from applications.states import ApplicationState
from foundation.look.writing import clock as hour
from foundation.look.writing import day
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from foundation.workflow.web import told

STEPS = {
    "personal": _("Personal data"),
    "work": _("Work and purpose"),
    "experience": _("Education and experience"),
    "training": _("Training"),
    "documents": _("Documents and photo"),
    "elements": _("Self-assessment (APL-02)"),
    "send": _("Check and send"),
}


@dataclass
class Sheet:
    """The forms of one step: the step's own, and where it has rows, the formset of them."""

    form: object
    lines: object = None

    @property
    def forms(self):
        return [form for form in (self.form, self.lines) if form is not None]

    def is_valid(self):
        answers = [form.is_valid() for form in self.forms]
        return all(answers)

    def hold_back(self):
        """As it was left, without its faults."""
        for form in self.forms:
            quiet(form)
        return self


@dataclass(frozen=True)
class StepPage:
    """One step: how its forms are made (from the record, or from data), how they are saved, and what else it shows."""

    name: str
    template: str
    make: Callable
    save: Callable
    more: Callable = field(default=lambda application, at: {})


def own_application(request, pk):
    """The applicant's own application; for everybody else it does not exist.

    For looking, its parts come along at once; for changing they are read when they are needed, under the lock.
    """
    mine = Application.objects.filter(applicant=request.user)
    mine = mine.select_related("applicant", "scheme_version__scheme", "organisation", "particulars")
    if request.method != "POST":
        mine = mine.prefetch_related("employments", "trainings", "drafts", "review_items__reason")
    return get_object_or_404(mine, pk=pk)


def typed_step(request, pk, page):
    """Show a step, keep what is typed in it, or save it and go on."""
    at = clock.now()
    application = own_application(request, pk)
    open_ = can_open_step(request.user, application, page.name)
    if not open_:
        return closed(request, application, page.name, open_)
    if request.method != "POST":
        return _show(request, application, page, _as_left(application, page, at), at=at)
    sheet = page.make(application, request.POST, at)
    if "X-Autosave" in request.headers:
        return _kept_while_typing(request, application, page, sheet, at=at)
    return _saved(request, application, page, sheet, at=at)


def closed(request, application, step, answer):
    """A step that may only be read: what it says, and why it does not change."""
    groups = [group for group in summary_of(application) if group.step == step]
    context = {"groups": groups, "answer": answer, **frame_of(application, step, on=clock.today())}
    return render(request, "applications/closed.html", context)


def frame_of(application, step, *, on, missing=None):
    """What every page of the form shows around it; `missing` are its gaps, where the page knows them already."""
    missing = gaps(application, on=on) if missing is None else missing
    return {
        "application": application,
        "step_title": STEPS[step],
        "steps": steps_of(application, step, missing),
        "returned": _returned(application, step),
        "clause_page": application.scheme_version.public_url,
    }


def _returned(application, step):
    """What was sent back of this step, with the reviewer's words: (title, why, whether it is answered)."""
    if application.state != ApplicationState.RETURNED:
        return []
    return [
        (title_of(application, key), why_returned(item), item.answered_at is not None)
        for key, item in returned_items(application).items()
        if key.partition(":")[0] in WRITTEN_BY.get(step, ("consent",))
    ]


def steps_of(application, current, missing):
    """The steps with how each stands: done, begun, or with something to put right."""
    missing = {gap.step for gap in missing}
    drafts = {draft.step: draft for draft in application.drafts.all()}
    return [
        {
            "name": title,
            "url": reverse(f"applications:{name}", args=[application.pk]),
            "state": _state(name, missing, drafts.get(name)),
            "is_current": name == current,
        }
        for name, title in STEPS.items()
    ]


def after(application, step):
    """Where to go from here: the next step; where only some things were returned, back to the list of them."""
    if application.state == ApplicationState.RETURNED:
        return redirect(application)
    names = list(STEPS)
    return redirect(f"applications:{names[names.index(step) + 1]}", pk=application.pk)


def version_of(application, step):
    """The version of the last saving of a step; a step never saved has version 1."""
    draft = draft_of(application, step)
    return draft.version if draft else 1


def draft_of(application, step):
    """What was typed last in a step; None where it was never saved."""
    return next((draft for draft in application.drafts.all() if draft.step == step), None)


def _state(name, missing, draft):
    if draft and draft.tried:
        return "fault"
    if name != "send" and name not in missing:
        return "done"
    return "half" if draft and draft.typed else ""


def _as_left(application, page, at):
    """The step as its person left it: what was typed and not yet accepted, else what is kept."""
    draft = draft_of(application, page.name)
    if draft is None or not draft.typed:
        return page.make(application, None, at)
    sheet = page.make(application, at_version(bound(draft.typed), draft.version), at)
    if draft.tried:
        sheet.is_valid()
        return sheet
    return sheet.hold_back()


def _kept_while_typing(request, application, page, sheet, *, at):
    """Keep the words as they are; say only what is impossible."""
    sheet.is_valid()
    try:
        draft = _keep(request, application, page, at=at)
    except Stale:
        return JsonResponse({}, status=409)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=422)
    return JsonResponse(
        {
            "saved_at": hour(at).partition(" ")[0],
            "version": draft.version,
            "errors": speaking_faults(sheet.forms),
        }
    )


def _saved(request, application, page, sheet, *, at):
    """Save and go on; what cannot be saved is kept as it was typed, with its reasons beside it."""
    if sheet.is_valid():
        try:
            page.save(application, sheet, by=request.user, at=at)
        except Stale:
            return _both(request, application, page, at=at)
        except NotAllowed as refusal:
            return _refused(request, application, page, reason=told(refusal), at=at)
        return after(application, page.name)
    return _refused(request, application, page, reason="", at=at)


def _refused(request, application, page, *, reason, at):
    try:
        draft = _keep(request, application, page, tried=True, at=at)
    except Stale:
        return _both(request, application, page, at=at)
    sheet = page.make(application, at_version(request.POST, draft.version), at)
    sheet.is_valid()
    if reason:
        sheet.form.add_error(None, reason)
    return _show(request, application, page, sheet, at=at)


def _both(request, application, page, *, at):
    """Two devices, one step: nothing is lost, and the next saving is one that knows."""
    kept = _as_left(application, page, at)
    sheet = page.make(application, at_version(request.POST, version_of(application, page.name)), at)
    sheet.is_valid()
    sheet.form.add_error(None, told(Stale(application)))
    sheet.form.both_versions = differences(sheet, kept)
    return _show(request, application, page, sheet, at=at)


def differences(sheet, kept):
    """(label, typed, kept) of every field in which the two differ."""
    pairs = [(sheet.form, kept.form), *zip(_rows(sheet), _rows(kept), strict=False)]
    return [
        (typed[name].label, _words(typed[name].value()), _words(here[name].value()))
        for typed, here in pairs
        for name in typed.fields
        if name not in ("version", "id", "DELETE", "nik")
        and _words(typed[name].value()) != _words(here[name].value())
    ]


def _rows(sheet):
    return sheet.lines.forms if sheet.lines is not None else []


def _words(value):
    return day(value) if hasattr(value, "year") else str(value if value is not None else "")


def _keep(request, application, page, *, at, tried=False):
    seen = request.POST.get("version", "")
    return keep_typed(
        application,
        page.name,
        typed=as_typed(request.POST),
        seen=int(seen) if seen.isdigit() else 0,
        by=request.user,
        at=at,
        tried=tried,
    )


def _show(request, application, page, sheet, *, at):
    draft = draft_of(application, page.name)
    context = {
        "form": sheet.form,
        "lines": sheet.lines,
        "forms": sheet.forms,
        "saved_at": draft and draft.saved_at,
        **frame_of(application, page.name, on=clock.today()),
        **page.more(application, at),
    }
    return render(request, page.template, context)
