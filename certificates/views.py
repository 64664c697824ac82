"""The pages about certificates."""

from django.http import HttpResponse


def verification(request, token):
    return HttpResponse("")


def certificate(request, pk):
    return HttpResponse("")


def outcome(request, pk):
    return HttpResponse("")
