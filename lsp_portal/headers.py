"""What every answer carries, errors and files included: nothing stays in a cache that was not meant to."""

PERMISSIONS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class HeadersMiddleware:
    """Outermost, so that it also sees what the inner ones answer by themselves.

    Static files name their own cache time; whatever names none is somebody's page, and is kept nowhere.
    The rest (content, referrer, frames, transport) comes from the middleware of Django and django-csp.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
