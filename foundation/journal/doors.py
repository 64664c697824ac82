"""Every request brings its origin along, so that the trail and the log can say from where."""

import re
import uuid

from django.conf import settings

from foundation.workflow.origins import coming_from

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")


class OriginMiddleware:
    """Names the address and the number of each request; the number goes back in `X-Request-ID`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = _request_id(request)
        with coming_from(client_address(request), request.request_id):
            response = self.get_response(request)
        response["X-Request-ID"] = request.request_id
        return response


def client_address(request):
    """The address it came from, behind as many proxies as are ours; what a client claims does not count."""
    ours = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if ours and len(hops) >= ours:
        return hops[-ours]
    return request.META.get("REMOTE_ADDR") or None


def _request_id(request):
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return given if GIVEN.fullmatch(given) else uuid.uuid4().hex
