"""The LSP's seal on its papers: PAdES, certified, no changes allowed. The only reader of pyHanko.

RSA-3072 with SHA-256, both said explicitly: an elliptic key or a longer digest would lift the file to PDF
2.0, and it would no longer be PDF/A-3. The key is read and checked once per process (pyHanko alone does it
twice for every signature, most of a second); only the worker can read it (TRUST C3).

Where no key is configured, a development authority is made once and kept beside the other keys of a desk;
`note()` then gives the words that every sealed paper must carry. Production has no such folder, and
refuses.

Another hand may hold the key (PKCS#11, the state's e-signature): it is a pyHanko `Signer` in the place of
`KeptKey`, and names its certificate in the same file.
"""

import asyncio
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.registry import SimpleCertificateStore

from foundation.workflow import clock

DEVELOPMENT = "SEGEL PENGEMBANGAN – bukan segel resmi LSP"
FIELD = "SegelLSP"
ROOM_TO_SPARE = 64  # bytes: an ASN.1 length may take one more


class SealError(Exception):
    """The seal cannot be set: no key, a key others can read, or one that would break PDF/A."""


@dataclass(frozen=True)
class Verdict:
    """What a file turned out to be. `reason` is empty only where it is ours, intact and covered whole."""

    ours: bool = False
    intact: bool = False
    whole_file: bool = False
    signer: str = ""
    signed_at: datetime | None = None
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ours and self.intact and self.whole_file


# setting it --------------------------------------------------------------------------------------------


class KeptKey(Signer):
    """A signer that keeps its key as it was read, instead of reading it again for every signature."""

    def __init__(self, key, certificates) -> None:
        own, *others = certificates
        store = SimpleCertificateStore.from_certs(c for c in others if c.ca)
        super().__init__(signing_cert=own, cert_registry=store, embed_roots=False)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature, or as many bytes where only the room for it is measured."""
        if digest_algorithm != "sha256":
            raise SealError(f"a seal is made with SHA-256, not {digest_algorithm}")
        if dry_run:
            return bytes(self._key.key_size // 8)
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())


class Writer(IncrementalPdfFileWriter):
    """Adds the signature and nothing else: the metadata stays as the press wrote it."""

    def _update_meta(self):
        pass


def seal(pdf: bytes, *, at: datetime) -> bytes:
    """The same paper with the LSP's signature, after which nothing in it may change.

    Raises SealError where there is no key or it may not be used.
    """
    key_file, certificate_file = _files()
    sealer = _sealer(key_file, certificate_file)
    session = sealer.init_signing_session(Writer(BytesIO(pdf)))
    session.system_time = at.replace(microsecond=0)
    document = session.prepare_tbs_document(
        validation_info=None, bytes_reserved=_room(key_file, certificate_file)
    )
    digest, out = document.digest_tbs_document()
    _at_once(
        document.perform_signature(
            digest.document_digest, PdfCMSSignedAttributes(signing_time=session.system_time)
        )
    )
    return out.getvalue()


def note() -> str:
    """What a sealed paper must say about its seal: nothing, unless the key is a desk's own."""
    return "" if settings.SEAL_KEY_FILE else DEVELOPMENT


@lru_cache(maxsize=4)
def _sealer(key_file: str, certificate_file: str) -> PdfSigner:
    key = _read_key(Path(key_file))
    certificates = list(load_certs_from_pemder([certificate_file]))
    if certificates[0].public_key.dump() != _public(key):
        raise SealError(f"the first certificate in {certificate_file} is not that of the key")
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        name=certificates[0].subject.native.get("common_name"),
    )
    return PdfSigner(meta, KeptKey(key, certificates))


@lru_cache(maxsize=4)
def _room(key_file: str, certificate_file: str) -> int:
    """How many hex digits the signature takes; measured once with an empty one."""
    signer = _sealer(key_file, certificate_file).signer
    attributes = PdfCMSSignedAttributes(signing_time=clock.now())
    empty = signer.async_sign(
        bytes(32), "sha256", dry_run=True, use_pades=True, signed_attr_settings=attributes
    )
    return 2 * (len(_at_once(empty).dump()) + ROOM_TO_SPARE)


def _read_key(path: Path) -> rsa.RSAPrivateKey:
    if path.stat().st_mode & 0o077:
        raise SealError(f"{path} can be read by others: chmod 600")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise SealError(f"{path} holds no RSA key: another kind would break PDF/A-3")
    return key


def _public(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _at_once(work):
    """Runs a coroutine to its end in a thread of its own, since in this one a loop may be running already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


# whose it is -------------------------------------------------------------------------------------------


def verify(pdf: bytes) -> Verdict:
    """Is this file one of ours, exactly as it was sealed?

    Ours means: signed with a certificate that we know byte by byte, as the only signature, which certifies
    that nothing may change and covers the whole file. Anything else is refused with its reason. Never
    raises on what is in the file.
    """
    try:
        return _verdict(_only_signature(pdf), pdf)
    except _NotOurs as reason:
        return Verdict(reason=str(reason))
    except Exception:  # noqa: BLE001 - a file made to harm can break the reader in any way; none of them is a seal
        return Verdict(reason=_("This file cannot be read as a sealed PDF."))


class _NotOurs(Exception):
    """The first thing in which a file is not as we make it."""


def _only_signature(pdf: bytes) -> EmbeddedPdfSignature:
    signatures = PdfFileReader(BytesIO(pdf), strict=True).embedded_signatures
    if not signatures:
        raise _NotOurs(_("This file carries no seal."))
    if len(signatures) > 1:
        raise _NotOurs(_("This file carries more than one signature; the portal sets only one."))
    return signatures[0]


def _verdict(signature: EmbeddedPdfSignature, pdf: bytes) -> Verdict:
    certificate = signature.signer_cert
    intact, valid = validate_sig_integrity(
        signature.signer_info, certificate, "data", signature.compute_digest("sha256")
    )
    found = Verdict(
        ours=certificate.sha256 in _known() and not certificate.ca,
        intact=intact and valid,
        whole_file=_covers_all(signature, pdf),
        signer=certificate.subject.native.get("common_name", ""),
        signed_at=signature.self_reported_timestamp,
    )
    return Verdict(**{**vars(found), "reason": _what_is_wrong(found)})


def _what_is_wrong(found: Verdict) -> str:
    if not found.ours:
        return _("The signature is not the LSP's.")
    if not found.intact:
        return _("The content was changed after it was sealed.")
    if not found.whole_file:
        return _("Something was added or changed outside what the seal covers.")
    return ""


def _covers_all(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """The seal covers every byte but its own, certifies against any change, and its own bytes are as we write
    them.
    """
    return (
        signature.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        and signature.docmdp_level is MDPPerm.NO_CHANGES
        and str(signature.sig_object["/SubFilter"]) == SigSeedSubFilter.PADES.value
        and _written_by_us(signature, pdf)
    )


def _written_by_us(signature, pdf) -> bool:
    """The hole that a signature cannot cover holds the one way of writing it: no stowaway, no other spelling."""
    start, end = int(signature.byte_range[1]), int(signature.byte_range[2])
    embedded = [signature.signer_cert, *signature.other_embedded_certs]
    if any(certificate.sha256 not in _known() for certificate in embedded):
        return False
    rewritten = Rewriter(embedded, signature.signer_info["signature"].native).container_of(
        signature.signer_info
    )
    return (
        pdf[start:end] == b"<" + rewritten.dump().hex().upper().encode().ljust(end - start - 2, b"0") + b">"
    )


class Rewriter(KeptKey):
    """Writes a signature's container anew around what was signed, to compare it byte by byte."""

    def __init__(self, certificates, signature):
        super().__init__(None, certificates)
        self._signature = signature

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        return self._signature

    def container_of(self, info):
        return _at_once(self.async_sign_prescribed_attributes("sha256", info["signed_attrs"].untag()))


def _known():
    """The SHA-256 of every certificate of ours: that of the key, those of earlier keys, and of their
    authority.
    """
    return _prints(_files()[1])


@lru_cache(maxsize=4)
def _prints(certificate_file):
    return {certificate.sha256: certificate for certificate in load_certs_from_pemder([certificate_file])}


# the keys --------------------------------------------------------------------------------------------


def _files():
    """Where key and certificates are: as configured, else those of the desk's development authority."""
    if settings.SEAL_KEY_FILE:
        return settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE
    if settings.KEY_DIR is None:
        raise SealError("no key for the seal: SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE")
    folder = Path(settings.KEY_DIR) / "seal"
    if not folder.exists():
        _make_development_authority(folder)
    return str(folder / "key.pem"), str(folder / "certificates.pem")


def _make_development_authority(folder):
    """A key, its certificate and the authority that signed it; web and worker may come at once: one of them
    wins.
    """
    authority, key = (rsa.generate_private_key(public_exponent=65537, key_size=3072) for _ in range(2))
    root = _certificate("Otoritas pengembangan LSP – bukan resmi", authority, None, authority)
    own = _certificate(DEVELOPMENT, key, root, authority)
    draft = Path(tempfile.mkdtemp(prefix="seal-", dir=_private(folder.parent)))
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write_private(draft / "key.pem", pem)
    _write_private(
        draft / "certificates.pem", b"".join(c.public_bytes(serialization.Encoding.PEM) for c in (own, root))
    )
    try:
        draft.rename(folder)
    except OSError:  # the other one was first
        shutil.rmtree(draft)


def _private(folder):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write_private(path, content):
    path.touch(mode=0o600)
    path.write_bytes(content)


def _certificate(name, key, issuer, authority):
    """A certificate for ten years: of the authority itself where there is no issuer, else of a key that
    signs.
    """
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start, root = clock.now() - timedelta(days=1), issuer is None
    usage = x509.KeyUsage(
        digital_signature=not root, content_commitment=not root, key_cert_sign=root, crl_sign=root,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if root else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=3653))
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(usage, critical=True)
        .sign(authority, hashes.SHA256())
    )
