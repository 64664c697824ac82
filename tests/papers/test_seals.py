"""The seal: set once, and no changed, added or borrowed byte passes for ours (TRUST C2, C3)."""

import asyncio
import io
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from foundation.documents import seals
from foundation.documents.actions.papers import PHOTO_BYTES
from foundation.documents.seals.keys import key_files, make_development_authority
from foundation.documents.seals.setting import Writer, at_once, sealer
from tests.papers import samples
from tests.papers.reading import text_of

AT = datetime(2026, 11, 19, 7, 32, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder in which a development authority is made."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def _no_key_is_configured(settings, desk):
    settings.SEAL_KEY_FILE = settings.SEAL_CERTIFICATE_FILE = ""
    settings.KEY_DIR = desk


@pytest.fixture(scope="module")
def plain():
    return samples.printed("certificate", seal_note=seals.DEVELOPMENT)


@pytest.fixture
def sealed(plain):
    return seals.seal(plain, at=AT)


def other_hand(
    pdf, folder, *, certify=True, level=MDPPerm.NO_CHANGES, subfilter=SigSeedSubFilter.PADES, field="SegelLSP"
):
    """The file signed by another key whose certificate bears the same name."""
    make_development_authority(folder)
    return signed_with(pdf, folder, certify=certify, level=level, subfilter=subfilter, field=field)


def signed_with(
    pdf, folder, *, certify=True, level=MDPPerm.NO_CHANGES, subfilter=SigSeedSubFilter.PADES, field="SegelLSP"
):
    kept = sealer(str(folder / "key.pem"), str(folder / "certificates.pem"))
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        certify=certify,
        docmdp_permissions=level,
        subfilter=subfilter,
    )
    signing = PdfSigner(meta, kept.signer).async_sign_pdf(Writer(io.BytesIO(pdf)))
    return at_once(signing).getvalue()


@pytest.mark.clause("9.4.6")
def test_a_sealed_certificate_is_ours_intact_and_whole(sealed):
    verdict = seals.verify(sealed)

    assert verdict
    assert verdict.reason == ""
    assert verdict.signer == seals.DEVELOPMENT
    assert verdict.signed_at == AT


def test_the_seal_leaves_the_paper_as_it_was_printed(plain, sealed):
    assert sealed.startswith(plain)
    assert text_of(sealed) == text_of(plain)
    with pikepdf.open(io.BytesIO(sealed)) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.pdf_version) == "1.7"
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.Root.Perms.DocMDP.SubFilter == "/ETSI.CAdES.detached"
        assert pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P == 1


def test_a_sealed_certificate_is_small_however_much_it_says(sealed):
    longest = seals.seal(samples.printed("certificate-long", seal_note=seals.DEVELOPMENT), at=AT)

    assert len(sealed) < 55_000
    # With twelve units, a name of 84 letters and the heaviest photo that a paper shows.
    assert len(longest) - len(samples.photo()) + PHOTO_BYTES < 60_000


def test_every_changed_byte_is_caught(sealed):
    hole = sealed.index(b"/Contents <")
    places = [*range(3, len(sealed), 997), *range(hole, hole + 3_700, 61)]

    for place in places:
        for bit in (1, 32):  # 32 turns a letter into its other case: the same hex digit, another byte
            changed = bytearray(sealed)
            changed[place] ^= bit
            verdict = seals.verify(bytes(changed))
            assert not verdict, place
            assert verdict.reason


@pytest.mark.parametrize("more", [b"\n", b" ", b"%%EOF\n", b"\x00" * 64, b"1 0 obj\n<<>>\nendobj\n"])
def test_an_added_byte_is_caught(sealed, more):
    assert not seals.verify(sealed + more)


def test_a_byte_put_before_or_taken_away_is_caught(sealed):
    for changed in (b"\n" + sealed, sealed[1:], sealed[:-1], sealed[: len(sealed) // 2]):
        assert not seals.verify(changed)


def test_a_later_revision_is_caught(sealed):
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.docinfo["/Title"] = "Sertifikat lain"
        out = io.BytesIO()
        pdf.save(out)

    assert not seals.verify(out.getvalue())


def test_an_incremental_update_is_caught(sealed):
    writer = Writer(io.BytesIO(sealed))
    writer.root["/Lang"] = pdf_string("en")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)

    assert out.getvalue().startswith(sealed)
    assert not seals.verify(out.getvalue())


def test_a_paper_without_a_seal_is_not_ours(plain):
    assert seals.verify(plain).reason == "Berkas ini tidak memuat segel."


def test_a_stripped_seal_is_not_ours(sealed):
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        del pdf.Root.AcroForm
        del pdf.Root.Perms
        del pdf.pages[0]["/Annots"]
        out = io.BytesIO()
        pdf.save(out)

    assert seals.verify(out.getvalue()).reason == "Berkas ini tidak memuat segel."


def test_another_key_with_the_same_name_is_not_ours(plain, tmp_path):
    verdict = seals.verify(other_hand(plain, tmp_path / "seal"))

    assert not verdict
    assert not verdict.ours
    assert verdict.reason == "Tanda tangan pada berkas ini bukan milik LSP."


def test_a_second_signature_is_not_ours(plain, desk, tmp_path):
    key_files()
    twice = other_hand(
        signed_with(plain, desk / "seal", certify=False), tmp_path / "seal", certify=False, field="Lain"
    )

    assert not seals.verify(twice)


@pytest.mark.parametrize(
    "otherwise",
    [
        {"certify": False},
        {"level": MDPPerm.FILL_FORMS},
        {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
    ],
)
def test_our_own_key_used_in_another_way_is_no_seal(plain, desk, otherwise):
    key_files()

    verdict = seals.verify(signed_with(plain, desk / "seal", **otherwise))

    assert verdict.ours
    assert not verdict


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-1.7", b"x" * 4096, b"%PDF-1.7\n" + b"<<" * 5000, os.urandom(2048)]
)
def test_what_is_no_pdf_is_answered_and_not_an_error(junk):
    verdict = seals.verify(junk)

    assert not verdict
    assert verdict.reason


def test_a_seal_outlives_its_key(plain, sealed, settings, desk, tmp_path):
    new = tmp_path / "seal"
    make_development_authority(new)
    together = tmp_path / "certificates.pem"
    together.write_bytes(
        (new / "certificates.pem").read_bytes() + (desk / "seal" / "certificates.pem").read_bytes()
    )
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = str(new / "key.pem"), str(together)

    assert seals.note() == ""
    assert seals.verify(sealed)
    assert seals.verify(seals.seal(plain, at=AT))


def test_an_authority_is_made_once_and_its_key_is_nobodys_else(desk, plain):
    seals.seal(plain, at=AT)
    key = desk / "seal" / "key.pem"
    before = key.read_bytes()

    make_development_authority(desk / "seal")

    assert key.read_bytes() == before
    assert key.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in desk.iterdir()] == ["seal"]
    assert seals.note() == seals.DEVELOPMENT


def configured(settings, folder):
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = (
        str(folder / "key.pem"),
        str(folder / "certificates.pem"),
    )


def test_a_key_that_others_can_read_is_not_used(plain, settings, tmp_path):
    make_development_authority(tmp_path / "seal")
    (tmp_path / "seal" / "key.pem").chmod(0o640)
    configured(settings, tmp_path / "seal")

    with pytest.raises(seals.SealError, match="chmod 600"):
        seals.seal(plain, at=AT)


def test_a_key_that_would_break_pdf_a_is_not_used(plain, settings, tmp_path):
    make_development_authority(tmp_path / "seal")
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "seal" / "key.pem").write_bytes(ec.generate_private_key(ec.SECP256R1()).private_bytes(*form))
    configured(settings, tmp_path / "seal")

    with pytest.raises(seals.SealError, match="no RSA key"):
        seals.seal(plain, at=AT)


def test_a_certificate_of_another_key_is_not_used(plain, settings, tmp_path):
    for name in ("one", "two"):
        make_development_authority(tmp_path / name)
    settings.SEAL_KEY_FILE = str(tmp_path / "one" / "key.pem")
    settings.SEAL_CERTIFICATE_FILE = str(tmp_path / "two" / "certificates.pem")

    with pytest.raises(seals.SealError, match="not that of the key"):
        seals.seal(plain, at=AT)


def test_production_without_a_key_refuses(plain, settings):
    settings.KEY_DIR = None

    with pytest.raises(seals.SealError, match="SEAL_KEY_FILE"):
        seals.seal(plain, at=AT)


def test_a_seal_can_be_set_where_a_loop_is_running(plain):
    async def inside():
        return seals.seal(plain, at=AT)

    with ThreadPoolExecutor(max_workers=1) as thread:  # a browser's loop may hold this one
        assert seals.verify(thread.submit(asyncio.run, inside()).result())


def test_a_file_that_we_did_not_sign_is_never_unfolded(sealed, plain, tmp_path, monkeypatch):
    def unfolded(*_args, **_kwargs):
        pytest.fail("it was read as a PDF")

    foreign = other_hand(plain, tmp_path / "seal")
    monkeypatch.setattr("foundation.documents.seals.verifying.PdfFileReader", unfolded)

    for pdf in (plain, foreign, sealed[:-3] + b"x" + sealed[-2:], sealed + b"\n", b"%PDF-1.7"):
        assert not seals.verify(pdf)
