"""Where bytes lie: in the private storage (a folder or S3), each file encrypted for its own name and never
written over.

A thief of the storage reads nothing; a file put in another's place, or changed in one bit, does not open.
Nothing here has an address: a file leaves only through `foundation.documents.views`, after its owner's app
has asked who may see it.
"""

import contextlib
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils.deconstruct import deconstructible

NONCE_BYTES = 12
PURPOSE = b"foundation.documents"


class FileChanged(Exception):
    """What lies in the storage is not what was put there."""


class FilesAway(Exception):
    """The storage does not answer, is full, or has lost the file: nothing is wrong with what was asked."""


@deconstructible
class Vault(Storage):
    """The storage of settings.STORAGES["default"], read and written through AES-256-GCM with the file's name
    as its seal.
    """

    def _save(self, name, content):
        sealed = _close(content.read(), name)
        try:
            with _answering(name):
                kept = self._behind.save(name, ContentFile(sealed))
        except FilesAway:
            self._forget_half(name)
            raise
        return self._as_asked(name, kept)

    def _open(self, name, mode="rb"):
        with _answering(name), self._behind.open(name) as kept:
            sealed = kept.read()
        return ContentFile(_open(sealed, name), name=name)

    def get_available_name(self, name, max_length=None):
        """Names carry our own ids, so a name that is taken is a mistake and never a second version."""
        if self.exists(name):
            msg = f"{name} is kept already, and what is kept is not written over."
            raise FileExistsError(msg)
        return name

    def exists(self, name):
        with _answering(name):
            return self._behind.exists(name)

    def delete(self, name):
        with _answering(name):
            self._behind.delete(name)

    def kept_in(self, folder):
        """The names of all that lies in a folder, however deep."""
        try:
            folders, files = self._behind.listdir(folder)
        except FileNotFoundError:
            return
        yield from (f"{folder}/{each}".lstrip("/") for each in files)
        for each in folders:
            yield from self.kept_in(f"{folder}/{each}".lstrip("/"))

    def get_modified_time(self, name):
        return self._behind.get_modified_time(name)

    @property
    def _behind(self):
        return storages["default"]

    def _as_asked(self, name, kept):
        """A storage that gives another name when two come at once would keep what could never be opened."""
        if kept != name:
            self._forget_half(kept)
            raise FilesAway(name)
        return name

    def _forget_half(self, name):
        """A disk that filled up leaves a beginning behind; what cannot be taken away now, the sweep takes."""
        with contextlib.suppress(Exception):
            self._behind.delete(name)


def vault():
    """The one vault, as a callable, so that no migration names a storage."""
    return Vault()


@contextlib.contextmanager
def _answering(name):
    """Whatever a storage raises, of its own or of its network, means the same to people: not now."""
    try:
        yield
    except Exception as broken:
        raise FilesAway(name) from broken


def _close(plain, name):
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_keys()[0]).encrypt(nonce, plain, _seal(name))


def _open(sealed, name):
    for key in _keys():
        try:
            return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _seal(name))
        except (InvalidTag, ValueError):
            continue
    raise FileChanged(name)


def _seal(name):
    return PURPOSE + name.replace("\\", "/").encode()


def _keys():
    """Several keys, separated by commas, while they are being changed: the first closes, any of them opens."""
    return [hashlib.sha256(PURPOSE + key.encode()).digest() for key in settings.FILES_KEY.split(",")]
