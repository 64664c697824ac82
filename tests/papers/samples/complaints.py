"""The answer to a complaint."""

from complaints.papers import ComplaintAnswerFacts
from foundation.documents.papers.facts import Row
from tests.papers.samples.base import BODY, HEAD, head


def complaint_answer(*, name="Warga Contoh (CONTOH)"):
    """Well founded, with a measure."""
    return ComplaintAnswerFacts(
        body=BODY,
        paper=head("004/JK/LSP-PI/XI/2026", "Jawaban atas keluhan Anda", "", "19 November 2026"),
        name=name,
        rows=(
            Row("Keluhan", "KLH-2026-0012"),
            Row("Diterima", "2 November 2026"),
            Row("Tentang", "LSP dan layanannya"),
            Row("Hasil", "Beralasan"),
        ),
        words=(
            "CONTOH: Anda benar, telepon kami tidak dijaga pada 28 sampai 30 Oktober 2026.",
            "Piket hari itu kosong karena pergantian petugas, dan panggilan tidak diteruskan.",
        ),
        measures=(Row("3 Desember 2026", "CONTOH: panggilan diteruskan ke telepon genggam petugas piket."),),
        signer=HEAD,
    )
