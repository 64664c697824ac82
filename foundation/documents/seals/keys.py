"""Where the key of the seal is, and whose certificates are ours; on a desk, the authority that is made once."""

import shutil
import tempfile
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.keys import load_certs_from_pemder

from foundation.workflow import clock

DEVELOPMENT = "SEGEL PENGEMBANGAN – bukan segel resmi LSP"


class SealError(Exception):
    """The seal cannot be set: no key, a key others can read, or one that would break PDF/A."""


def read_key(path: Path) -> rsa.RSAPrivateKey:
    if path.stat().st_mode & 0o077:
        raise SealError(f"{path} can be read by others: chmod 600")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise SealError(f"{path} holds no RSA key: another kind would break PDF/A-3")
    return key


def public_part(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def known_certificates():
    """The SHA-256 of every certificate of ours: that of the key, those of earlier keys, and of their
    authority.
    """
    return _prints(key_files()[1])


@lru_cache(maxsize=4)
def _prints(certificate_file):
    return {certificate.sha256: certificate for certificate in load_certs_from_pemder([certificate_file])}


def key_files():
    """Where key and certificates are: as configured, else those of the desk's development authority."""
    if settings.SEAL_KEY_FILE:
        return settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE
    if settings.KEY_DIR is None:
        raise SealError("no key for the seal: SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE")
    folder = Path(settings.KEY_DIR) / "seal"
    if not folder.exists():
        make_development_authority(folder)
    return str(folder / "key.pem"), str(folder / "certificates.pem")


def make_development_authority(folder):
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
