"""Secrets come from where they were put; at a desk they are made once, for their owner alone."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from lsp_portal.keys import read_secret, read_secrets


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch):
    monkeypatch.delenv("SOME_KEY", raising=False)
    monkeypatch.delenv("SOME_KEY_FILE", raising=False)


def test_the_environment_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("SOME_KEY", "given")

    assert read_secret("SOME_KEY", folder=tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_mounted_file_is_read(monkeypatch, tmp_path):
    (tmp_path / "mounted").write_text("given\n")
    monkeypatch.setenv("SOME_KEY_FILE", str(tmp_path / "mounted"))

    assert read_secret("SOME_KEY") == "given"


def test_a_desk_makes_its_own_once_and_for_its_owner_alone(tmp_path):
    first = read_secret("SOME_KEY", folder=tmp_path / "keys")

    assert len(first) > 50
    assert read_secret("SOME_KEY", folder=tmp_path / "keys") == first
    assert [oct(path.stat().st_mode)[-3:] for path in (tmp_path / "keys").iterdir()] == ["600"]


def test_those_who_start_in_the_same_moment_have_one_key(tmp_path):
    with ThreadPoolExecutor(8) as people:
        keys = set(people.map(lambda _: read_secret("SOME_KEY", folder=tmp_path / "keys"), range(32)))

    assert len(keys) == 1


def test_in_production_the_process_ends_and_names_what_is_missing(monkeypatch):
    with pytest.raises(SystemExit, match="without SOME_KEY, OTHER_KEY"):
        read_secrets(["SOME_KEY", "OTHER_KEY"])
