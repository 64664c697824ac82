"""Setting the seal: the key read and checked once per process, the room for it measured once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from django.conf import settings
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from foundation.documents.seals.keys import DEVELOPMENT, SealError, key_files, public_part, read_key
from foundation.workflow import clock

FIELD = "SegelLSP"
# Nobody sees the field. Off the page it need not be read out either (PDF/UA); to hide it is forbidden (PDF/A).
UNSEEN = SigFieldSpec(FIELD, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))

ROOM_TO_SPARE = 64  # bytes: an ASN.1 length may take one more


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
    files = key_files()
    session = sealer(*files).init_signing_session(Writer(BytesIO(pdf)))
    session.system_time = at.replace(microsecond=0)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=_room(*files))
    digest, out = document.digest_tbs_document()
    at_once(
        document.perform_signature(
            digest.document_digest, PdfCMSSignedAttributes(signing_time=session.system_time)
        )
    )
    return out.getvalue()


def note() -> str:
    """What a sealed paper must say about its seal: nothing, unless the key is a desk's own."""
    return "" if settings.SEAL_KEY_FILE else DEVELOPMENT


@lru_cache(maxsize=4)
def sealer(key_file: str, certificate_file: str) -> PdfSigner:
    key = read_key(Path(key_file))
    certificates = list(load_certs_from_pemder([certificate_file]))
    if certificates[0].public_key.dump() != public_part(key):
        raise SealError(f"the first certificate in {certificate_file} is not that of the key")
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        name=certificates[0].subject.native.get("common_name"),
    )
    return PdfSigner(meta, KeptKey(key, certificates), new_field_spec=UNSEEN)


@lru_cache(maxsize=4)
def _room(key_file: str, certificate_file: str) -> int:
    """How many hex digits the signature takes; measured once with an empty one."""
    signer = sealer(key_file, certificate_file).signer
    attributes = PdfCMSSignedAttributes(signing_time=clock.now())
    empty = signer.async_sign(
        bytes(32), "sha256", dry_run=True, use_pades=True, signed_attr_settings=attributes
    )
    return 2 * (len(at_once(empty).dump()) + ROOM_TO_SPARE)


def at_once(work):
    """Runs a coroutine to its end in a thread of its own, since in this one a loop may be running already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()
