"""A form that arrived in part is no form: the line broke, and whatever came is not what was sent (TRUST R23)."""

from django.core.exceptions import BadRequest


def only_whole(application):
    """The WSGI application, which gets to see no body that ends before its announced length.

    Servers hand over what came; Django would take a cut file or half a sentence for the whole of it.
    """

    def serve(environ, start_response):
        environ["wsgi.input"] = Body(environ["wsgi.input"])
        return application(environ, start_response)

    return serve


class Body:
    """The stream of a request. Nobody asks for more than the length that was announced."""

    def __init__(self, stream):
        self._stream = stream
        self.readline = stream.readline

    def read(self, size):
        """So many bytes; BadRequest where the line broke first."""
        data = self._stream.read(size)
        if len(data) < size:
            raise BadRequest("The line broke before the end of the request.")
        return data
