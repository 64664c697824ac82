"""A form with an effect that can be counted, for the tests of this folder."""

import threading
import time

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

effects = []
slow = threading.Event()


def before(request):
    """Whatever a test wants done first."""


def act(request):
    before(request)
    if request.POST.get("name") == "":
        return HttpResponse("the form again, with its errors")
    if slow.is_set():
        time.sleep(0.3)
    if request.POST.get("name") == "break":
        raise ZeroDivisionError
    effects.append({name: request.POST[name] for name in request.POST if name != "_key"})
    return redirect(f"/done/{len(effects)}/")


urlpatterns = [path("act/", act), path("other/", act), path("", include("lsp_portal.urls"))]
