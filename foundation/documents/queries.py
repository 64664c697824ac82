"""What the nightly audit asks: does every row have its file, unchanged, and every file its row."""

from collections.abc import Iterator

from foundation.documents.models import (
    FileChanged,
    FilesAway,
    NumberCounter,
    Paper,
    TakenNumber,
    Upload,
    UploadPage,
    vault,
)

FOLDERS = ("uploads", "pages", "papers")


def kept():
    """Every row that has a file."""
    yield from Upload.objects.filter(purged_at=None).iterator()
    yield from UploadPage.objects.iterator()
    yield from Paper.objects.filter(printed_at__isnull=False).iterator()


def damaged_files() -> Iterator[tuple[object, str]]:
    """(row, "changed" or "missing") for each whose bytes are not those that were written down."""
    for row in kept():
        try:
            row.read()
        except FileChanged:
            yield row, "changed"
        except FilesAway:
            yield row, "missing"


def files_without_rows():
    """Names in the storage that no row knows."""
    known = {row.file.name for row in kept()}
    for folder in FOLDERS:
        yield from (name for name in vault().kept_in(folder) if name not in known)


def gaps():
    """(series, year, number) that were counted and not kept, or kept and not counted: there must be none."""
    for counter in NumberCounter.objects.select_related("series"):
        taken = set(
            TakenNumber.objects.filter(series=counter.series, year=counter.year).values_list(
                "sequence", flat=True
            )
        )
        for number in sorted(taken ^ set(range(1, counter.last + 1))):
            yield counter.series.key, counter.year, number


def viewer(upload, *, page_url, file_url, title=""):
    """What `_viewer.html` shows of a file: its drawn pages by `page_url(number)`, the file itself at
    `file_url`; of one that is shut away, why.
    """
    if upload.quarantined_at:
        return {"name": title or upload.name, "closed": upload.get_finding_display(), "pages": []}
    numbers = list(upload.previews.values_list("number", flat=True)) or ([1] if upload.is_image else [])
    return {
        "name": f"{title}: {upload.name}" if title else upload.name,
        "alt": title or upload.name,
        "external_url": file_url,
        "pages": [{"number": number, "url": page_url(number)} for number in numbers],
    }
