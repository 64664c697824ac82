"""May I apply? Three questions to a stranger, answered at once, nothing kept (6.1)."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.workflow import clock
from schemes import queries
from schemes.forms import EligibilityForm, jobs_formset
from schemes.rules import meets_requirements


@require_safe
def eligibility(request):
    """The questions, and the answer row by row as soon as there are answers to all three."""
    today = clock.today()
    versions = list(queries.versions_in_force(today))
    version = _chosen(versions, request.GET.get("scheme"))
    if version is None:
        return render(request, "schemes/eligibility.html", {"version": None})
    form = EligibilityForm(request.GET or None, version=version)
    jobs = jobs_formset(request.GET or None, on=today)
    found = _measure(version, form, jobs, today)
    page = {
        "version": version,
        "versions": versions,
        "form": form,
        "jobs": jobs,
        "found": found,
        "answer": meets_requirements(found) if found else None,
        "clause_page": version.public_url,
    }
    return render(request, "schemes/eligibility.html", page)


def _chosen(versions, code):
    named = [version for version in versions if version.scheme.code == code]
    return next(iter(named or versions), None)


def _measure(version, form, jobs, today):
    """The answer, or None while something is missing or cannot be read."""
    if not (
        form.is_bound and form.is_answered and form.is_valid() and (not jobs.is_bound or jobs.is_valid())
    ):
        return None
    spans = (jobs.spans if jobs.is_bound else []) or [form.span(on=today)]
    answers = form.cleaned_data
    return queries.eligibility(
        version, education=answers["education"], jobs=spans, training=answers["training"], on=today
    )
