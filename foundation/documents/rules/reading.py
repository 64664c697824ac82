"""What can be read in a file by machine: the QR codes that it shows."""

from foundation.documents.rules.children import ask
from foundation.documents.rules.slots import PDF


def codes_in(examined):
    """What the QR codes in an examined file say; none where it shows none, or where they cannot be made out.

    Read in the fenced process, like everything in a stranger's file; so before a transaction begins.
    """
    answer, _nothing = ask("codes", examined.data, is_pdf=examined.content_type == PDF)
    return answer.get("codes", [])
