"""The schemes as everybody may read them before signing in (1-9, 7.1.1)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.workflow import clock
from schemes.models import Scheme, SchemeVersion
from schemes.queries import fee_lines, requirement_tree, version_in_force, versions_in_force
from schemes.states import VersionState

SHOWN = (VersionState.IN_FORCE, VersionState.SUPERSEDED)


@require_safe
def public(request):
    """The scheme, where there is one; else the list to choose from."""
    today = clock.today()
    schemes = list(versions_in_force(today))
    if len(schemes) == 1:
        return _page(request, schemes[0], today)
    return render(request, "schemes/public.html", {"versions": schemes})


@require_safe
def scheme(request, code):
    """The version in force of one scheme."""
    today = clock.today()
    found = version_in_force(get_object_or_404(Scheme, code=code), today)
    if found is None:
        raise Http404
    return _page(request, found, today)


@require_safe
def edition(request, code, pk):
    """One edition, also one that has been superseded: the one a case runs under."""
    versions = SchemeVersion.objects.filter(scheme__code=code, state__in=SHOWN)
    return _page(request, get_object_or_404(versions, pk=pk), clock.today())


@require_safe
def fees(request):
    """Where the fees stand."""
    return redirect(reverse("schemes:public") + "#clause-8")


@require_safe
def rights(request):
    """Where rights and duties stand."""
    return redirect(reverse("schemes:public") + "#clause-7")


def _page(request, found, today):
    version = SchemeVersion.objects.with_parts().get(pk=found.pk)
    page = {
        "version": version,
        "texts": version.texts_by_kind,
        "reasons": version.reasons_by_kind,
        "tree": requirement_tree(version),
        "fee_lines": fee_lines(version, on=today),
        "holds": version.holds_on(today),
        "clause_page": version.public_url,
        "printed_at": clock.now(),
    }
    return render(request, "schemes/scheme.html", page)
