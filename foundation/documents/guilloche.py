"""Marks computed, never drawn by hand: guilloche, the QR code, the word across a marked sheet.

* Fixed drawings (`frame`, `band`) are the same on every certificate, like the engraving of a banknote.
* `rosette(digest(...))` is personal: petals, phases and depths come from the SHA-256 of the certificate's
  facts. The verification page draws the same rosette from the same facts (`Drawing.svg`), so that an eye
  can compare paper and page. It helps the eye and proves nothing: the proof is the sealed file and the
  page.

Curves are cubic Béziers from the exact derivative (Hermite form): few nodes, a smooth line, whole units of
1/40 mm. What repeats (a link of the braid, a petal) is described once and placed many times, so a drawing
costs a few kilobytes and milliseconds however dense it looks.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from html import escape
from math import cos, pi, sin

import segno
from PIL import Image

UNIT = 25  # units to the millimetre
TAU = 2 * pi
INK, DEEP, WARM, STOP = "#16242a", "#0f4c4a", "#a8742a", "#a3261b"

Matrix = tuple[float, float, float, float, float, float]
Node = tuple[int, ...]
Line = list[Node]
Path = Callable[[float], tuple[float, float, float, float]]  # t -> x, y, dx/dt, dy/dt

HERE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def curve(path: Path, end: float, nodes: int) -> Line:
    """Béziers along `path` from 0 to `end`. The first node is where the pen goes down."""
    step = end / nodes
    third = step / 3
    x, y, dx, dy = path(0)
    line: Line = [(round(x * UNIT), round(y * UNIT))]
    for i in range(1, nodes + 1):
        to_x, to_y, to_dx, to_dy = path(i * step)
        ends = (x + dx * third, y + dy * third, to_x - to_dx * third, to_y - to_dy * third, to_x, to_y)
        line.append(tuple(round(v * UNIT) for v in ends))
        x, y, dx, dy = to_x, to_y, to_dx, to_dy
    return line


def straight(*points: tuple[float, float]) -> Line:
    """A polyline, in the same form as a curve."""
    first, *rest = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    return [first, *[point * 3 for point in rest]]


def tint(ink: str, strength: float) -> tuple[int, int, int]:
    """A paler ink as a colour of its own, not as transparency: printers agree about it, and PDF/A asks for no
    blending.
    """
    red, green, blue = (round(255 - (255 - int(ink[i : i + 2], 16)) * strength) for i in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True)
class Run:
    """Where a piece is put: first here, then again and again one step further (told once, however often)."""

    start: Matrix = HERE
    step: Matrix = HERE
    count: int = 1

    @property
    def places(self) -> list[Matrix]:
        """Every place for itself."""
        found = [self.start]
        while len(found) < self.count:
            found.append(_times(self.step, found[-1]))
        return found


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner, then the outer: as `cm` in a PDF and nested transforms in SVG."""
    a, b, c, d, e, f = inner
    m, n, o, p, x, y = outer
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + x,
        e * n + f * p + y,
    )


def _turn(angle: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    return (cos(angle), sin(angle), -sin(angle), cos(angle), x, y)


@dataclass
class Piece:
    """Lines drawn once and placed many times, in one ink."""

    lines: list[Line]
    ink: str
    width: float = 0.12  # mm; thinner than 0.1 mm laser printers drop
    strength: float = 1.0
    runs: tuple[Run, ...] = (Run(),)

    @cached_property
    def operators(self) -> bytes:
        """The lines as PDF path operators, stroked."""
        return "\n".join([*map(_operators, self.lines), "S"]).encode()

    def svg(self, name: str, strength: float) -> str:
        """The lines as one SVG path and as many uses of it."""
        drawn = "".join(f"M{_spaced(first)}C{' '.join(map(_spaced, rest))}" for first, *rest in self.lines)
        places = [place for run in self.runs for place in run.places]
        uses = "".join(f'<use href="#{name}" transform="matrix({_numbers(place)})"/>' for place in places)
        ink = "#{:02x}{:02x}{:02x}".format(*tint(self.ink, self.strength * strength))
        return (
            f'<defs><path id="{name}" d="{drawn}"/></defs>'
            f'<g fill="none" stroke="{ink}" stroke-width="{self.width * UNIT:g}" stroke-linecap="round">{uses}</g>'
        )


def _operators(line: Line) -> str:
    first, *rest = line
    return "\n".join([f"{_spaced(first)} m", *[f"{_spaced(node)} c" for node in rest]])


def _spaced(node: Node) -> str:
    return " ".join(map(str, node))


def _numbers(place: Matrix) -> str:
    return " ".join(f"{v:.5g}" for v in place)


@dataclass
class Drawing:
    """Pieces on a ground of so many millimetres, measured from its corner or, where `centred`, from its
    middle.
    """

    width: float
    height: float
    pieces: list[Piece]
    centred: bool = False

    def svg(self, strength: float = 1, prefix: str = "g") -> str:
        """The drawing for a web page; `prefix` keeps the names of two drawings on one page apart."""
        w, h = round(self.width * UNIT), round(self.height * UNIT)
        box = f"{-w // 2} {-h // 2} {w} {h}" if self.centred else f"0 0 {w} {h}"
        inner = "".join(piece.svg(f"{prefix}{i}", strength) for i, piece in enumerate(self.pieces))
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" aria-hidden="true">{inner}</svg>'


@dataclass(frozen=True)
class Placed:
    """A drawing laid beneath a page: where (mm from the top left corner), how large, how strong."""

    drawing: Drawing
    x: float
    y: float
    scale: float = 1.0
    strength: float = 1.0


# fixed -------------------------------------------------------------------------------------------------


def _sheaf(
    t: float, *, length: float, half: float, periods: int, swell: float, phase: float
) -> tuple[float, float, float, float]:
    """An upright sine whose width breathes along the band."""
    fast, slow = TAU * periods / length, TAU / length
    wide, change = 1 - swell + swell * cos(slow * t), -swell * slow * sin(slow * t)
    angle, reach = fast * t + phase, half * 0.98
    return half + reach * wide * sin(angle), t, reach * (change * sin(angle) + wide * fast * cos(angle)), 1.0


def sheaf(length: float, width: float, *, periods: int, lines: int, swell: float, twist: float) -> list[Line]:
    """Sines whose phase moves from line to line: they cross, and make the knots of a banknote."""
    shape = partial(_sheaf, length=length, half=width / 2, periods=periods, swell=swell)
    return [curve(partial(shape, phase=twist * pi * k / lines), length, periods * 3) for k in range(lines)]


@lru_cache
def band(width: float, height: float) -> Drawing:
    """The upright band behind the column that proves."""
    return Drawing(
        width,
        height,
        [
            Piece(sheaf(height, width, periods=2, lines=12, swell=0.10, twist=-1), DEEP, 0.10, 0.30),
            Piece(sheaf(height, width, periods=4, lines=7, swell=0.30, twist=-0.7), WARM, 0.11, 0.75),
            Piece(sheaf(height, width, periods=4, lines=9, swell=0.30, twist=0.95), DEEP, 0.11, 0.72),
        ],
    )


def _braid(t: float, *, reach: float, speed: float, phase: float) -> tuple[float, float, float, float]:
    angle = speed * t + phase
    return t, reach * sin(angle), 1.0, reach * speed * cos(angle)


def _link(step: float, depth: float) -> list[Line]:
    """One link of the braid: five strands each way."""
    strands = [(sign * depth * 0.48, k * pi / 9) for sign in (1, -1) for k in range(5)]
    return [
        curve(partial(_braid, reach=reach, speed=TAU / step, phase=phase), step, 6)
        for reach, phase in strands
    ]


def _side(length: float, across: tuple[float, float], depth: float, pitch: float, *, upright: bool) -> Piece:
    """Two opposite sides of the frame; each holds a whole number of links."""
    links = round(length / pitch)
    step = length / links
    if upright:
        starts = [(0.0, 1.0, -1.0, 0.0, x * UNIT, depth * UNIT) for x in across]
    else:
        starts = [(1.0, 0.0, 0.0, 1.0, depth * UNIT, y * UNIT) for y in across]
    further = (1.0, 0.0, 0.0, 1.0, step * UNIT, 0.0)
    return Piece(_link(step, depth), DEEP, 0.10, 0.8, tuple(Run(start, further, links) for start in starts))


@lru_cache
def frame(width: float, height: float, depth: float = 4.4, pitch: float = 9.0) -> Drawing:
    """A braid along four sides between two rails, with a knot on every corner."""
    half = depth / 2
    across, down = (half, height - half), (half, width - half)
    sides = [
        _side(width - 2 * depth, across, depth, pitch, upright=False),
        _side(height - 2 * depth, down, depth, pitch, upright=True),
    ]
    knots = [
        _ring(depth / 2, *shape, ink=ink, start=0)
        for shape, ink in (((8, 0.72, 0.26, 1, 4), DEEP), ((6, 0.38, 0.2, 1, 4), WARM))
    ]
    for knot in knots:
        (run,) = knot.runs
        knot.runs = tuple(replace(run, start=_turn(0, x * UNIT, y * UNIT)) for x in down for y in across)
        knot.width = 0.10
    rails = [
        straight((i, i), (width - i, i), (width - i, height - i), (i, height - i), (i, i))
        for i in (0.0, depth)
    ]
    return Drawing(width, height, [*sides, *knots, Piece(rails, WARM, 0.16)])


# personal ----------------------------------------------------------------------------------------------


def digest(*facts: str) -> str:
    """The SHA-256 of the facts in their order; the separator keeps ("a", "bc") and ("ab", "c") apart."""
    return sha256("\x1f".join(facts).encode()).hexdigest()


def _petal(
    t: float, *, radius: float, petals: int, base: float, depth: float, phase: float
) -> tuple[float, float, float, float]:
    """A point of the wavy ring r = base + depth · cos(petals · t + phase)."""
    angle = petals * t + phase
    r, change = radius * (base + depth * cos(angle)), -radius * depth * petals * sin(angle)
    c, s = cos(t), sin(t)
    return r * c, r * s, change * c - r * s, change * s + r * c


def _ring(  # noqa: PLR0917 - a row of numbers each, read as a table
    radius: float, petals: int, base: float, depth: float, twist: float, lines: int, *, ink: str, start: float
) -> Piece:
    """One petal, drawn in `lines` shifted strokes and turned `petals` times around the middle."""
    shape = partial(_petal, radius=radius, petals=petals, base=base, depth=depth)
    drawn = [curve(partial(shape, phase=twist * pi * k / lines), TAU / petals, 6) for k in range(lines)]
    return Piece(drawn, ink, runs=(Run(_turn(start), _turn(TAU / petals), petals),))


def rosette(mark: str, size: float) -> Drawing:
    """Six rings; the bytes of the digest choose how many petals, how deep they are, how they turn."""
    b = bytes.fromhex(mark)
    start = b[0] / 255 * TAU
    petals, inner, heart = 9 + b[1] % 10, 7 + b[2] % 8, 5 + b[3] % 5
    depth, twist = 0.10 + b[4] / 255 * 0.10, 0.8 + b[5] / 255 * 0.9
    ring = partial(_ring, size / 2)
    rings = [
        ring(petals * 2, 0.93, 0.06, 1, 5, ink=WARM, start=start),
        ring(petals, 0.90 - depth, depth, twist, 10, ink=DEEP, start=start),
        ring(petals, 0.84 - depth, depth * 1.25, -twist, 7, ink=WARM, start=start),
        ring(inner, 0.50, 0.14 + b[6] / 255 * 0.06, 1.3, 10, ink=DEEP, start=-start),
        ring(inner * 2, 0.34, 0.08, 1, 5, ink=WARM, start=start),
        ring(heart, 0.19, 0.09 + b[7] / 255 * 0.04, 1.2, 7, ink=DEEP, start=start),
    ]
    return Drawing(size, size, rings, centred=True)


# marks -------------------------------------------------------------------------------------------------


def qr_png(text: str, *, pixels: int = 6) -> bytes:
    """The code as a small grey picture (as SVG it took ten times as long to print): middle correction, quiet
    zone of two modules.
    """
    code = segno.make(text, error="m", micro=False)
    modules = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=2)]
    picture = Image.frombytes("L", (len(modules), len(modules)), b"".join(modules))
    out = io.BytesIO()
    size = len(modules) * pixels
    picture.resize((size, size), Image.Resampling.NEAREST).save(out, "PNG", optimize=True)
    return out.getvalue()


def stamp(word: str, width: float, height: float, *, tilt: float = -24, ink: str = STOP) -> str:
    """The word across the text in outlined letters (mm): what lies beneath stays legible and a black copy
    keeps it.

    The zone it is given leaves the QR code free: a suspended certificate must be easy to check.
    """
    size = min(width * 0.9 / (len(word) * 0.72), height / 3.5)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
        f'<text x="{width / 2}" y="{height / 2 + size * 0.35:.2f}" text-anchor="middle" '
        'font-family="PaperSans" font-weight="600" '
        f'font-size="{size:.2f}" letter-spacing="{size * 0.04:.2f}" fill="{ink}" fill-opacity="0.08" stroke="{ink}" '
        f'stroke-width="{size * 0.012:.2f}" stroke-opacity="0.7" transform="rotate({tilt} {width / 2} {height / 2})">'
        f"{escape(word)}</text></svg>"
    )
