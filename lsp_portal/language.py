"""The language of a page: what its reader chose, else Indonesian, whatever the browser prefers."""

from django.conf import settings
from django.utils import translation


class LanguageMiddleware:
    """Stands for Django's LocaleMiddleware: many browsers here are set to English by the factory, not by their reader.

    Whoever is signed in has one language on every device, the same as in letters; a stranger's stands in the cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request):
    """The code of the language to show this page in."""
    chosen = request.user.language if request.user.is_authenticated else ""
    chosen = chosen or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
