"""The virus scanner, where one is configured: clamd's INSTREAM over settings.CLAMD_ADDRESS (`host:port` or a
socket's path).
"""

import socket
import struct
from enum import Enum

from django.conf import settings

SECONDS = 5
PIECE = 64 * 1024


class Finding(Enum):
    """What the scanner says: CLEAN, INFECTED, or UNKNOWN where it is away, slow or speaks nonsense."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


def scan(data):
    """What is found in these bytes; CLEAN where no scanner is configured."""
    if not settings.CLAMD_ADDRESS:
        return Finding.CLEAN
    try:
        answer = _asked(data)
    except OSError:
        return Finding.UNKNOWN
    if answer.endswith(b" FOUND"):
        return Finding.INFECTED
    return Finding.CLEAN if answer == b"stream: OK" else Finding.UNKNOWN


def _asked(data):
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        return line.recv(4096).rstrip(b"\0\n")


def _connected():
    address = settings.CLAMD_ADDRESS
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
