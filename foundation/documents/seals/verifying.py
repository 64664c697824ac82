"""Is a file one of ours, exactly as it was sealed? Every byte of it is asked."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from asn1crypto import cms
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from foundation.documents.seals.keys import known_certificates
from foundation.documents.seals.setting import KeptKey, at_once

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


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


def verify(pdf: bytes) -> Verdict:
    """Is this file one of ours, exactly as it was sealed?

    Ours means: signed with a certificate that we know byte by byte, as the only signature, which certifies that
    nothing may change and covers the whole file. Anything else is refused with its reason. Never raises on what
    is in the file; and only a file that we signed is read as a PDF, since a small one can unfold to gigabytes.
    """
    # Asked out here: where our own certificates cannot be read, no file is to blame.
    known_certificates()
    try:
        return _verdict(pdf, *_hole(pdf))
    except _NotOurs as reason:
        return Verdict(reason=str(reason))
    except Exception:  # noqa: BLE001 - a file made to harm can break a reader in any way; none of them is a seal
        return Verdict(reason=_("This file cannot be read as a sealed PDF."))


class _NotOurs(Exception):
    """The first thing in which a file is not as we make it."""


def _hole(pdf):
    """Where the signature itself stands, which it cannot cover: from the end of what is signed to where it goes on."""
    ranges = BYTE_RANGE.findall(pdf)
    if not ranges:
        raise _NotOurs(_("This file carries no seal."))
    if len(ranges) > 1:
        raise _NotOurs(_("This file carries more than one signature; the portal sets only one."))
    start, end, _rest = map(int, ranges[0])
    return start, end


def _verdict(pdf, start, end):
    signed = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii")))["content"]
    info, certificates = extract_signer_info(signed), extract_certs_for_validation(signed)
    own = certificates.signer_cert
    if own.ca or own.sha256 not in known_certificates():
        raise _NotOurs(_("The signature is not the LSP's."))

    name = own.subject.native.get("common_name", "")
    intact, valid = validate_sig_integrity(info, own, "data", sha256(pdf[:start] + pdf[end:]).digest())
    if not (intact and valid):
        return Verdict(ours=True, signer=name, reason=_("The content was changed after it was sealed."))

    signature = PdfFileReader(BytesIO(pdf), strict=True).embedded_signatures[0]
    whole = _covers_all(signature) and _written_by_us(pdf[start:end], info, [own, *certificates.other_certs])
    reason = "" if whole else _("Something was added or changed outside what the seal covers.")
    return Verdict(True, True, whole, name, signature.self_reported_timestamp, reason)


def _covers_all(signature):
    """The seal covers every byte but its own, and certifies against any change."""
    return (
        signature.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        and signature.docmdp_level is MDPPerm.NO_CHANGES
        and str(signature.sig_object["/SubFilter"]) == SigSeedSubFilter.PADES.value
    )


def _written_by_us(hole, info, certificates):
    """The hole holds the one way of writing this signature: no stowaway, no other spelling of the same digits."""
    if any(certificate.sha256 not in known_certificates() for certificate in certificates):
        return False
    container = Rewriter(certificates, info["signature"].native).container_of(info)
    return hole == b"<" + container.dump().hex().upper().encode().ljust(len(hole) - 2, b"0") + b">"


class Rewriter(KeptKey):
    """Writes a signature's container anew around what was signed, to compare it byte by byte."""

    def __init__(self, certificates, signature):
        super().__init__(None, certificates)
        self._signature = signature

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        return self._signature

    def container_of(self, info):
        return at_once(self.async_sign_prescribed_attributes("sha256", info["signed_attrs"].untag()))
