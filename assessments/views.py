"""The pages about assessments."""

from django.http import Http404


def assessment(request, pk):
    raise Http404
