"""The press: HTML and facts in, tagged PDF/A-3a that is also PDF/UA out. The only reader of WeasyPrint.

Nothing is fetched from anywhere (TRUST S11): a paper names only what it was given (`paper:photo.jpg`) and
the bundled fonts and sheets. Any other address ends the job. Sheets are parsed and fonts read once per
process; the first paper pays half a second for them.

Three places where WeasyPrint is led, because a certificate took twice as long without: papers are
well-formed XML read by the C parser, `elements.css` stands in for the browser's long default sheet, and
streams are compressed once.
"""

import io
import mimetypes
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from xml.etree.ElementTree import ParseError, fromstring

import cssselect2
from django.conf import settings
from django.template.loader import get_template
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from foundation.documents.guilloche import INK, Placed
from foundation.documents.papers.finishing import finish
from foundation.documents.papers.lettering import lettered

Things = Mapping[str, str | bytes]

KINDS = {".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".woff2": "font/woff2"}
SIGNATURES = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".woff2": b"wOF2"}
TICK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29">'
    f'<path d="M5 15L12 22L25 5" fill="none" stroke="{INK}" stroke-width="4"/></svg>'
)
# what XML cannot hold; a name pasted with one of them must not stop a certificate
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Pango and its fonts are for one thread: two papers at once and its lists were found corrupted.
ONE_AT_A_TIME = Lock()
# WeasyPrint asks the machine for the type of a file inside; none knows this one.
mimetypes.add_type("application/vc+jwt", ".jwt")


class PaperError(Exception):
    """The paper cannot be printed: its HTML is not well formed, or it names what it was not given."""


class Drawer(URLFetcher):
    """Answers `paper:` names from what the paper was given, fonts from one folder, and refuses everything
    else.
    """

    def __init__(self, things: Things | None = None) -> None:
        super().__init__(fail_on_errors=True)
        self.things = {"tick.svg": TICK, **(things or {})}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme != "paper":
            raise PaperError(f"a paper may not fetch {url[:60]}")
        body = _font(name.removeprefix("font/")) if name.startswith("font/") else self._thing(name)
        return URLFetcherResponse(url, body, {"Content-Type": KINDS[Path(name).suffix]})

    def _thing(self, name: str) -> bytes:
        """A drawing of our own (text) or a picture that is what its name says."""
        thing, suffix = self.things.get(name), Path(name).suffix
        if isinstance(thing, str) and suffix == ".svg":
            return thing.encode()
        if isinstance(thing, bytes) and suffix in SIGNATURES and thing.startswith(SIGNATURES[suffix]):
            return thing
        raise PaperError(f"the paper was not given {name[:60]}")


def _font(name: str) -> bytes:
    """A bundled font by its bare name: there is no way out of the folder."""
    body = (settings.BASE_DIR / "static" / "vendor" / "papers" / Path(name).name).read_bytes()
    if not body.startswith(SIGNATURES[".woff2"]):
        raise PaperError(f"{name[:60]} is not a font")
    return body


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def sheet(name: str) -> CSS:
    """A sheet of `static/papers`, parsed once per process."""
    text = (settings.BASE_DIR / "static" / "papers" / Path(name).name).read_text(encoding="utf-8")
    return CSS(string=text, font_config=_fonts(), url_fetcher=Drawer(), base_url="paper:")


class Page(HTML):
    """A paper's HTML, which is XML: read by expat, a tenth of the time that a lenient parser takes, and
    strict about mistakes.
    """

    def __init__(self, text: str, drawer: Drawer) -> None:
        root = fromstring(lettered(UNPRINTABLE.sub("", text)))  # noqa: S314 - our template, escaped facts
        self.base_url = "paper:"
        self.url_fetcher = drawer
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [sheet("elements.css")]


def press(
    template: str,
    facts: Mapping[str, Any],
    *,
    sheets: Iterable[str] = (),
    things: Things | None = None,
    identifier: bytes | None = None,
    under: Mapping[int, Iterable[Placed]] | None = None,
    created: datetime | None = None,
    attachments: Iterable[Any] = (),
) -> bytes:
    """The PDF of a template and its facts.

    `things` are the pictures that the template may name; `under` are the drawings beneath a page, by its
    index; `attachments` are files inside it (`kinds.Attachment`), dated as it is `created`. The same facts,
    things, identifier and moment give the same bytes; without an identifier it is worked out from the content.

    Raises PaperError.
    """
    text = get_template(template).render(dict(facts))
    try:
        with ONE_AT_A_TIME:
            document = _laid_out(text, things, sheets)
            document.metadata.created = created.strftime("%Y-%m-%dT%H:%M:%SZ") if created else None
            return _written(document, identifier, under or {}, [_inside(one, created) for one in attachments])
    except ParseError as error:
        raise PaperError(f"{template} is not well formed: {error}") from error
    except FatalURLFetchingError as error:
        raise PaperError(str(error.__cause__ or error)) from error


def _inside(one, created):
    """A file that says for machines what the paper says for people: how PDF/A-3 wants it named."""
    moment = created.astimezone(UTC)
    return Attachment(
        file_obj=io.BytesIO(one.data),
        name=one.name,
        description=one.description,
        created=moment,
        modified=moment,
        relationship="Alternative",
    )


def _written(document, identifier, under, attachments):
    return document.write_pdf(
        attachments=attachments,
        pdf_variant="pdf/a-3a",
        pdf_tags=True,
        pdf_version="1.7",
        pdf_identifier=identifier or True,
        output_intent="srgb",
        finisher=lambda _document, pdf: finish(pdf, under),
    )


def _laid_out(text: str, things: Things | None, sheets: Iterable[str]) -> Document:
    read = [sheet("paper.css"), *map(sheet, sheets)]
    return Page(text, Drawer(things)).render(font_config=_fonts(), stylesheets=read, pdf_variant="pdf/a-3a")
