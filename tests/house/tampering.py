"""The forms that pages show, and each of them sent with one hidden value or choice exchanged (TRUST A11)."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db import connection
from django.db.models import AutoField
from django.urls import resolve
from lxml import html

from tests.house.asking import ask, why
from tests.house.plan import our_models

RANGE = 10_000
"""Every kind of record counts in a range of its own: a number on a page says what it is the number of."""

OURS = {"csrfmiddlewaretoken", "_key", None}
NOBODYS = "BUKAN-PILIHAN"
ELSEWHERE = "https://jahat.example/"
SHA256 = re.compile(r"[0-9a-f]{64}")
NUMBERED = re.compile(r"(?P<prefix>[\w-]+)-INITIAL_FORMS")
REFUSED_ANYWAY = {"accounts:appoint", "fees:record_transfer", "surveillance:arrange_visit", "venues:order"}
"""Two signing on one day, a transfer without its slip, a verification or a visit on days that are over: these are
refused in this world whoever is chosen.
"""

# What was typed is kept as it was typed, whatever it is: nobody else reads it, and nothing comes of it.
KEPT_AS_TYPED = {"applications_draft"}

HARMLESS = re.compile(r"(jobs|trainings)-\d+-id|element")
"""A line whose number is not one's own is a new line of one's own; `element` says where to go on from there."""

WORDS = "Kata-kata percobaan yang panjang."
TYPED = {
    r"(.*[_-])?(on|from|until)": "5 Oktober 2026",
    r".*(_at|-time)": "09.00",
    r".*amount": "500.000",
    r"choice_B": "Jawaban yang lain.",
    r"seats": "12",
    r".*(email|other)": "orang.lain@contoh.id",
}


def count_apart():
    """The next record of every model gets a number of its model's own range, until the transaction ends."""
    with connection.cursor() as cursor:
        for place, model in enumerate(our_models(), 1):
            if isinstance(model._meta.pk, AutoField):
                cursor.execute(*_restart(model._meta, place * RANGE))


def _restart(meta, number):
    if connection.vendor == "postgresql":
        return f'ALTER SEQUENCE "{meta.db_table}_{meta.pk.column}_seq" RESTART WITH {number + 1}', ()
    return "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", (meta.db_table, number)


def model_of(number):
    """The model whose records are numbered like this, None where it is no such number."""
    place = int(number) // RANGE if number and number.isdecimal() else 0
    return our_models()[place - 1] if 0 < place <= len(our_models()) else None


@dataclass
class Form:
    """A form as it stands on a page: where it goes, what a browser would send, what each field offers."""

    path: str
    method: str
    body: dict = field(default_factory=dict)
    offered: dict = field(default_factory=dict)
    boxes: set = field(default_factory=set)
    chosen: set = field(default_factory=set)

    @property
    def view(self):
        return resolve(self.path).view_name

    @property
    def name(self):
        """The same for every record: two such forms are tried once."""
        return self.view, self.method, frozenset(self.offered)

    def sent(self, **changed):
        """The body as a browser would send it, with some values exchanged."""
        return urlencode(self.body | changed, doseq=True)

    def nonsense(self):
        """Bodies that no field expects: a character that no database keeps, a number that none counts to."""
        typed = [name for name in self.body if name not in self.offered]
        return [self.sent(**dict.fromkeys(typed, words)) for words in ("\0", "9" * 30)] if typed else []

    def exchanges(self, others):
        """(name, value, body): every hidden value and choice once, then one row more than was printed.

        `others(model)` gives the number of such a record that belongs to somebody else.
        """
        for name, values in self.offered.items():
            value = self.exchanged(name, [value for value in values if value], others)
            if value not in (None, *values):
                yield name, value, self.sent(**{name: value})
        for name in self.body:
            if found := NUMBERED.fullmatch(name):
                yield from self._one_more(found["prefix"], others)

    def exchanged(self, name, values, others):
        """What to put in the place of these values; None where nothing hangs on them."""
        value = values[0] if values else ""
        if not value or self.is_left_alone(name):
            return None
        if name == "next":
            return ELSEWHERE
        if name == "version":
            return str(int(value) + 1)
        if model := model_of(value):
            return others(model)
        return "0" * 64 if SHA256.fullmatch(value) else NOBODYS

    def is_left_alone(self, name):
        """Counts of rows have their own turn; a row that is not printed yet and a single box are words."""
        return name.endswith("_FORMS") or "__prefix__" in name or name in self.boxes

    def _one_more(self, prefix, others):
        """A row of somebody else's among one's own, to be changed and to be deleted."""
        first = {name: value for name, value in self.body.items() if name.startswith(f"{prefix}-0-")}
        model = model_of(first.get(f"{prefix}-0-id"))
        if model is None:
            return
        count = int(self.body[f"{prefix}-TOTAL_FORMS"])
        row = {name.replace("-0-", f"-{count}-", 1): value for name, value in first.items()}
        name = f"{prefix}-{count}-id"
        row[name] = others(model)
        counts = {f"{prefix}-TOTAL_FORMS": count + 1, f"{prefix}-INITIAL_FORMS": count + 1}
        yield name, row[name], self.sent(**row, **counts)
        yield name, row[name], self.sent(**row, **counts, **{f"{prefix}-{count}-DELETE": "on"})


class Tampering:
    """One person who sends the forms that they see as nobody should."""

    def __init__(self, client, world):
        self.client, self.world = client, world
        self.wrong, self.requests = [], 0

    def try_all(self, forms):
        """Each form with every exchange and with nonsense: nothing comes of it, and nothing breaks."""
        for form in forms:
            exchanges = list(form.exchanges(self.world.others))
            if any(model_of(value) for _name, value, _body in exchanges) and not self.is_taken(form):
                self.wrong.append(f"proves nothing, since it is refused as it stands: {form}")
            for name, value, body in exchanges:
                self.exchange(form, name, value, body)
            for body in form.nonsense():
                self.send(form, body)

    def is_taken(self, form):
        """Whether it is well filled in, so that a refusal is about what was exchanged."""
        if form.method == "GET" or form.view in REFUSED_ANYWAY:
            return True
        return bool(self.send(form, form.sent()).tables)

    def exchange(self, form, name, value, body):
        watch = self.send(form, body)
        if watch.wrote(value) or (watch.tables - KEPT_AS_TYPED and not HARMLESS.fullmatch(name)):
            self.wrong.append(f"wrote {sorted(watch.tables)}: {name}={value} at {form.path}")

    def send(self, form, body):
        where, data = (form.path, body) if form.method == "POST" else (f"{form.path}?{body}", "")
        response, watch = ask(self.client, form.method, where, data)
        self.requests += 1
        if response.status_code >= 500 or response.get("Location", "").startswith(ELSEWHERE):
            self.wrong.append(f"{response.status_code}: {form.method} {form.path} {body} {why(response)}")
        return watch


def forms_on(page, path):
    """Every form on the page."""
    for element in html.fromstring(page).forms:
        if element.get("action") != "#":
            form = Form((element.get("action") or path).partition("?")[0], element.method)
            for control in element.inputs:
                if control.name not in OURS and control.get("disabled") is None:
                    _read(form, control)
            yield form


def _read(form, control):
    kind = control.tag if control.tag != "input" else control.get("type", "text")
    name, value = control.name, (control.value or "").strip()
    if kind in ("radio", "checkbox"):
        _read_box(form, control, name)
    elif kind == "select":
        form.offered[name] = control.value_options
        form.body[name] = value or next((option for option in control.value_options if option), "")
    elif kind == "hidden":
        form.body[name] = value
        if name in ("next", "version") or model_of(value) or SHA256.fullmatch(value):
            form.offered[name] = [value]
    elif kind != "file":
        form.body[name] = value or _typed(name, control)


def _read_box(form, control, name):
    """Where the page has chosen none: of several answers the last, of boxes the first; nothing is deleted."""
    value = control.get("value", "on")
    if control.get("value") in (None, "1") and control.get("type") == "checkbox":
        form.boxes.add(name)
    form.offered.setdefault(name, []).append(value)
    is_free = name not in form.body or (control.get("type") == "radio" and name not in form.chosen)
    if control.get("checked") is not None:
        form.chosen.add(name)
        form.body[name] = value
    elif is_free and not name.endswith("DELETE"):
        form.body[name] = value


def _typed(name, control):
    """Something that a field takes, where it has to hold something."""
    if control.tag != "textarea" and control.get("required") is None:
        return ""
    text = next((text for names, text in TYPED.items() if re.fullmatch(names, name)), WORDS)
    return text[: int(control.get("maxlength") or len(text))]
