"""Taking away what nobody knows: files that were stored by an act that was then given up."""

from datetime import timedelta

from foundation.documents.models import vault
from foundation.documents.queries import files_without_rows

YOUNG = timedelta(days=1)  # its act may still be running


def sweep_files(*, by, at):
    """Delete files without a row that have lain for a day; how many there were."""
    storage, count = vault(), 0
    for name in files_without_rows():
        if storage.get_modified_time(name) < at - YOUNG:
            storage.delete(name)
            count += 1
    return count
