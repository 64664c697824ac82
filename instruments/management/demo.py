"""The bank of the demonstration: every form with sample items, marked CONTOH; nothing of it is official."""

import csv
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from foundation.look.tables import as_csv
from instruments.actions import (
    draft_instrument,
    edit_instrument,
    import_items,
    key_of,
    keys_of,
    put_in_force,
    set_blueprint,
    submit_instrument,
    write_item,
)
from instruments.models import WRITTEN, FormCode, Instrument
from instruments.queries import content_of, elements_of, read_items, usable

SAMPLES = Path(__file__).resolve().parents[1] / "definitions" / "contoh-bank.csv"
AUTHOR, REVIEWER = "asesor@contoh.id", "komite@contoh.id"
TITLES = {
    FormCode.IA01: "Ceklis observasi",
    FormCode.IA02: "Tugas praktik demonstrasi",
    FormCode.IA03: "Pertanyaan untuk mendukung observasi",
    FormCode.IA04A: "Proyek: instruksi",
    FormCode.IA04B: "Proyek: penilaian",
    FormCode.IA05: "Soal pilihan ganda",
    FormCode.IA06: "Soal esai",
    FormCode.IA07: "Pertanyaan lisan",
    FormCode.IA09: "Pertanyaan wawancara",
    FormCode.IA10: "Verifikasi pihak ketiga",
    FormCode.IA11: "Ceklis reviu produk",
}
INSTRUCTIONS = "CONTOH: baca setiap butir sampai selesai, lalu jawab dengan kata-kata Anda sendiri."
BLUEPRINTS = {FormCode.IA05: (2, 30), FormCode.IA06: (1, 60)}


def load_demo_instruments(version, *, at, later):
    """Every form of the version in force from the day of `at`, and one edition that waits for review since `later`.

    What is there already stays.
    """
    author, reviewer = (User.objects.get(email=email) for email in (AUTHOR, REVIEWER))
    for code in FormCode:
        if usable(version, code, timezone.localdate(at)) is None:
            _put_in_force(version, code, author, reviewer, at=at)
    if not Instrument.objects.filter(scheme_version=version, form=FormCode.IA06, edition=2).exists():
        _hand_to_review(version, FormCode.IA06, reviewer, at=later)


def _put_in_force(version, code, author, reviewer, *, at):
    made = draft_instrument(version, form=code, title_id=TITLES[code], by=author, at=at)
    edit_instrument(made, changes={"instructions_id": INSTRUCTIONS}, seen=made.version, by=author, at=at)
    import_items(made, table=read_items(_rows_of(code), instrument=made), by=author, at=at)
    if code in WRITTEN:
        number, minutes = BLUEPRINTS[code]
        rows = [(element, None, number) for element in elements_of(made)]
        set_blueprint(made, settings={"minutes": minutes}, rows=rows, by=author, at=at)
    submit_instrument(made, by=author, at=at)
    keys_of(made.items.all(), by=reviewer, at=at)
    put_in_force(made, by=reviewer, at=at)


def _hand_to_review(version, code, author, *, at):
    """The next edition with one item put more clearly, so that there is something to review."""
    made = draft_instrument(version, form=code, by=author, at=at)
    item = made.items.with_parts().first()
    content = content_of(item, key_of(item, by=author, at=at))
    content.text_id = f"{content.text_id} Sebutkan alasan untuk setiap sumber."
    write_item(made, content=content, item=item, by=author, at=at)
    submit_instrument(made, by=author, at=at)


def _rows_of(code):
    """The sample items of one form, as the table that an author would bring."""
    with SAMPLES.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["form"] == code]
    return as_csv([reader.fieldnames, *(list(row.values()) for row in rows)])
