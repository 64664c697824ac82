"""Where secrets come from: the environment, a mounted file or, on a desk only, a file made once and kept."""

import contextlib
import os
import secrets
import sys
from pathlib import Path


def read_secrets(names, *, folder=None):
    """All of them in this order; the process ends here when one is missing, and names each."""
    values = [read_secret(name, folder=folder) for name in names]
    if missing := [name for name, value in zip(names, values, strict=True) if not value]:
        sys.exit(f"The portal does not start without {', '.join(missing)}: see scripts/make_env.py.")
    return values


def read_secret(name, *, folder=None):
    """The secret `name`: from `NAME`, from the file `NAME_FILE` names, else from `folder`, made once.

    Without a folder (production) a missing secret is an empty string.
    """
    if value := os.environ.get(name):
        return value
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return _kept(folder / name.lower()) if folder else ""


def _kept(path):
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="utf-8")


def _put_once(path, value):
    """Web and worker may start in the same moment: both end with one key, neither reads half of it."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600)
    draft.write_text(value, encoding="utf-8")
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
