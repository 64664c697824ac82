"""What lies in the storage says nothing to a thief, opens only unchanged and in its own place, and is never
written over.
"""

import errno
import hashlib
import socket
import time
import uuid
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.db import transaction
from moto.server import ThreadedMotoServer

from foundation.documents.models import FileChanged, FilesAway, Upload, vault
from foundation.documents.queries import damaged_files
from lsp_portal.settings import s3_manners
from tests.factories.people import UserFactory
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pdfs

NIK = b"3174015208900001"


def put(name="uploads/a.pdf", data=NIK):
    return vault().save(name, ContentFile(data))


def got(name):
    return vault().open(name).read()


def flip(name, at):
    path = storages["default"].path(name)
    with open(path, "r+b") as file:  # noqa: PTH123 - a byte in its midst
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


def test_what_was_put_there_comes_back():
    assert got(put()) == NIK


def test_a_thief_of_the_storage_reads_nothing():
    kept = storages["default"].open(put()).read()

    assert NIK not in kept
    assert len(kept) == len(NIK) + 28


def test_the_same_file_twice_does_not_look_alike():
    first, second = (
        storages["default"].open(put(name)).read() for name in ("uploads/a.pdf", "uploads/b.pdf")
    )

    assert first[12:] != second[12:]


def test_a_file_put_in_the_place_of_another_does_not_open():
    mine, theirs = put("uploads/a.pdf", b"mine"), put("uploads/b.pdf", b"theirs")
    store = storages["default"]
    stolen = store.open(theirs).read()
    store.delete(mine)
    store.save(mine, ContentFile(stolen))

    with pytest.raises(FileChanged):
        got(mine)


@pytest.mark.parametrize("at", [0, 11, 12, 20, 43])
def test_one_changed_bit_anywhere_is_seen(at):
    name = put()

    flip(name, at)

    with pytest.raises(FileChanged):
        got(name)


@pytest.mark.parametrize("kept", [b"", b"short", b"x" * 11])
def test_half_a_file_does_not_open(kept):
    storages["default"].save("uploads/a.pdf", ContentFile(kept))

    with pytest.raises(FileChanged):
        got("uploads/a.pdf")


def test_what_is_kept_is_not_written_over():
    put()

    with pytest.raises(FileExistsError):
        put(data=b"other")

    assert got("uploads/a.pdf") == NIK


def test_keys_can_be_changed_without_opening_anything_anew(settings):
    settings.FILES_KEY = "old"
    name = put()

    settings.FILES_KEY = "new,old"
    assert got(name) == NIK

    settings.FILES_KEY = "new"
    with pytest.raises(FileChanged):
        got(name)


def test_a_full_disk_leaves_no_half_file(monkeypatch):
    def half(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True)
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", half)

    with pytest.raises(FilesAway):
        put()

    assert list(vault().kept_in("uploads")) == []


def test_a_missing_file_is_away_and_nothing_else():
    with pytest.raises(FilesAway):
        got("uploads/nowhere.pdf")


@pytest.mark.django_db
def test_a_file_has_no_address():
    with pytest.raises(NotImplementedError):
        vault().url("uploads/a.pdf")


@pytest.mark.django_db
def test_of_a_hundred_files_with_one_byte_changed_all_are_found(hand_in):
    owner, data = UserFactory(), b"%PDF"
    for number in range(100):
        upload = Upload(
            owner=owner, slot="DOCUMENT", name="a.pdf", content_type="application/pdf", created_at=AT
        )
        upload.size, upload.sha256 = len(data), hashlib.sha256(data).hexdigest()
        upload.file.save(f"uploads/{upload.pk}.pdf", ContentFile(data), save=False)
        upload.save()
        flip(upload.file.name, number % (len(data) + 28))
    hand_in(by=owner, data=pdfs.document())

    assert [what for _row, what in damaged_files()] == ["changed"] * 100


@pytest.mark.django_db
def test_bytes_that_were_exchanged_under_the_right_key_are_seen_by_their_hash(hand_in):
    upload = hand_in(by=UserFactory())
    vault().delete(upload.file.name)
    vault().save(upload.file.name, ContentFile(pdfs.document(3)))

    with pytest.raises(FileChanged):
        upload.read()
    assert list(damaged_files()) == [(upload, "changed")]


@pytest.mark.django_db
def test_a_file_that_is_gone_is_found_by_the_audit(hand_in):
    upload = hand_in(by=UserFactory())
    vault().delete(upload.file.name)

    assert list(damaged_files()) == [(upload, "missing")]


@pytest.fixture(scope="module")
def s3():
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3, settings):
    """The vault's storage is an S3 bucket."""
    name, login = f"berkas-{uuid.uuid4()}", {"aws_access_key_id": "kunci", "aws_secret_access_key": "rahasia"}
    client = boto3.client(
        "s3",
        endpoint_url=s3,
        region_name="us-east-1",
        config=Config(s3={"addressing_style": "path"}),
        **login,
    )
    client.create_bucket(Bucket=name)
    options = settings.FILES_IN_S3["OPTIONS"] | {
        "bucket_name": name,
        "endpoint_url": s3,
        "region_name": "us-east-1",
        "access_key": "kunci",
        "secret_key": "rahasia",
        "client_config": s3_manners(s3),
    }
    settings.STORAGES = settings.STORAGES | {"default": settings.FILES_IN_S3 | {"OPTIONS": options}}
    return client, name


@pytest.mark.django_db
def test_in_s3_a_file_is_kept_encrypted_private_and_once(bucket, hand_in, s3):
    import urllib.error  # noqa: PLC0415 - of this test alone
    import urllib.request  # noqa: PLC0415 - as above

    client, name = bucket
    data = pdfs.document()

    upload = hand_in(by=UserFactory(), data=data)

    kept = client.get_object(Bucket=name, Key=upload.file.name)["Body"].read()
    assert data not in kept
    assert upload.read() == data
    assert list(vault().kept_in("uploads")) == [upload.file.name]
    with pytest.raises(FileExistsError):
        put(upload.file.name)
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{s3}/{name}/{upload.file.name}")  # noqa: S310 - the stand-in on this machine


@pytest.mark.django_db
def test_in_s3_a_changed_object_does_not_open(bucket, hand_in):
    client, name = bucket
    upload = hand_in(by=UserFactory())
    kept = bytearray(client.get_object(Bucket=name, Key=upload.file.name)["Body"].read())
    kept[40] ^= 1
    client.put_object(Bucket=name, Key=upload.file.name, Body=bytes(kept))

    with pytest.raises(FileChanged):
        upload.read()


@pytest.mark.django_db
def test_an_s3_that_hangs_is_away_within_fifteen_seconds(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        manners = s3_manners(endpoint).merge(Config(read_timeout=1))
        options = settings.FILES_IN_S3["OPTIONS"] | {
            "bucket_name": "x",
            "endpoint_url": endpoint,
            "access_key": "x",
            "secret_key": "x",
            "region_name": "us-east-1",
            "client_config": manners,
        }
        settings.STORAGES = settings.STORAGES | {"default": settings.FILES_IN_S3 | {"OPTIONS": options}}
        start = time.monotonic()

        with pytest.raises(FilesAway), transaction.atomic():
            put()

        assert time.monotonic() - start < 15
    assert s3_manners(endpoint).connect_timeout + s3_manners(endpoint).read_timeout < 15
