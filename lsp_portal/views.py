"""The public front page, the desk, and what every reader sets for themselves: role and language."""

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language as set_language_cookie

from accounts.actions import change_language
from foundation.look import writing
from foundation.workflow import clock

from . import desk, navigation, samples
from .front import front_facts


@require_safe
def front(request):
    """The front page: verification, eligibility, six steps, fees, rights (5.1, 7.1, 8)."""
    return render(request, "home/front.html", front_facts(on=clock.today()))


@require_safe
def work(request):
    """The desk: what must I do now? An applicant's desk is the home of the case."""
    frame = navigation.Frame(request)
    home = navigation.address_of("applications:home")
    if home and frame.acting_as == navigation.APPLICANT:
        return redirect(home)

    todos = desk.todos_of(request.user, at=clock.now())
    return render(request, "home/desk.html", {"todos": todos, "headline": _headline(todos)})


def _headline(todos):
    today = clock.today()
    late = sum(todo.due_on is not None and todo.due_on < today for todo in todos)
    if not todos:
        return _("Nothing waits for you.")
    waiting = ngettext("%d thing waits for you.", "%d things wait for you.", len(todos)) % len(todos)
    return f"{waiting} {ngettext('%d is late.', '%d are late.', late) % late}" if late else waiting


@require_POST
def switch_role(request):
    """Work in another of one's roles; it changes what is shown, never what is allowed."""
    request.session[navigation.ACTING_AS] = request.POST.get("role", "")
    return redirect("desk")


@require_POST
def set_language(request):
    """The language of the pages, and of the letters of somebody who is signed in."""
    answer = set_language_cookie(request)
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        change_language(request.user, language=language, by=request.user, at=clock.now())
    return answer


@require_safe
def accessibility(request):
    """How the portal can be used with what one has, and where it falls short."""
    return render(request, "home/accessibility.html")


def components(request):
    """Every component once, for the eye and for the checks; in the demonstration only."""
    if not settings.DEMO:
        raise Http404
    if "X-Autosave" in request.headers:
        return JsonResponse({"saved_at": writing.clock(clock.now())[:5]})
    form = samples.SampleForm(request.POST or None)
    return render(request, "home/components.html", samples.everything(form, at=clock.now()))
