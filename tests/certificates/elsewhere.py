"""A verifier as somebody else would write it from the specifications: it knows nothing of ours, and imports nothing.

VC 2.0 secured as JWT (VC-JOSE-COSE, RFC 7515), did:web, RFC 7638, Bitstring Status List 1.0, Open Badges 3.0. All it
is given is a token, a way to read addresses and the hour.
"""

import base64
import gzip
import hashlib
import json
from datetime import datetime
from urllib.parse import unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

FEWEST_BITS = 131_072
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


class Refused(Exception):
    """Why a credential is not accepted."""


def verify(token, *, read, at):
    """The claims of a badge that holds at that moment; Refused with the reason otherwise."""
    claims = opened(token, read=read, at=at)
    if claims["@context"][:2] != CONTEXTS or not {"VerifiableCredential", "OpenBadgeCredential"} <= set(
        claims["type"]
    ):
        raise Refused("no badge")
    if (claims["iss"], claims["jti"], claims["sub"]) != (
        claims["issuer"]["id"],
        claims["id"],
        claims["credentialSubject"]["id"],
    ):
        raise Refused("it says two things")
    for entry in claims["credentialStatus"]:
        if is_set(entry, read=read, at=at, issuer=claims["iss"]):
            raise Refused(entry["statusPurpose"])
    return claims


def opened(token, *, read, at):
    """What somebody signed, with the key that they publish, and within its dates."""
    head, body, signature = token.split(".")
    header, claims = json.loads(decoded(head)), json.loads(decoded(body))
    if (header["alg"], header["typ"]) != ("ES256", "vc+jwt"):
        raise Refused("another kind of signature")
    issuer, _, name = header["kid"].partition("#")
    if issuer != claims["iss"]:
        raise Refused("signed by another")
    check(key_of(issuer, name, read=read), f"{head}.{body}".encode(), decoded(signature))
    begins, ends = (datetime.fromisoformat(claims[name]) for name in ("validFrom", "validUntil"))
    if not begins <= at <= ends or at.timestamp() > claims["exp"]:
        raise Refused("not at this time")
    return claims


def key_of(issuer, name, *, read):
    """did:web: the document at the host that the name says, and in it the method that may assert."""
    host = unquote(issuer.removeprefix("did:web:"))
    document = json.loads(read(f"https://{host}/.well-known/did.json"))
    methods = {method["id"]: method for method in document["verificationMethod"]}
    wanted = f"{issuer}#{name}"
    if document["id"] != issuer or wanted not in document["assertionMethod"]:
        raise Refused("no such key")
    jwk = methods[wanted]["publicKeyJwk"]
    if thumbprint(jwk) != name or (jwk["kty"], jwk["crv"]) != ("EC", "P-256") or "d" in jwk:
        raise Refused("not that key")
    x, y = (int.from_bytes(decoded(jwk[one])) for one in "xy")
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def thumbprint(jwk):
    words = json.dumps({one: jwk[one] for one in ("crv", "kty", "x", "y")}, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(words.encode()).digest()).decode().rstrip("=")


def check(key, signed, signature):
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise Refused("altered") from None


def is_set(entry, *, read, at, issuer):
    """Whether the list that a credential names has its bit set."""
    address = entry["statusListCredential"]
    claims = opened(read(address).decode(), read=read, at=at)
    subject = claims["credentialSubject"]
    if (claims["iss"], claims["id"], subject["statusPurpose"]) != (issuer, address, entry["statusPurpose"]):
        raise Refused("another list")
    bits = gzip.decompress(decoded(subject["encodedList"].removeprefix("u")))
    if len(bits) * 8 < FEWEST_BITS:
        raise Refused("too short a list")
    index = int(entry["statusListIndex"])
    return bool(bits[index // 8] >> (7 - index % 8) & 1)


def decoded(words):
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
