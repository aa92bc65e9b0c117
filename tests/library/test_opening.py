"""The last good copy of the knowledge: kept, replaced in one step, served on the day the files are broken."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from bot.errors import DataError
from bot.library.opening import COPY_NAME, open_knowledge
from tests.folder import FILES, break_knowledge, write_knowledge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder without mistakes."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the copy goes; not there yet."""
    return tmp_path / "data"


def test_good_files_are_served_as_they_are(folder: Path, data: Path) -> None:
    """No word of a copy where none is needed."""
    opened = open_knowledge(folder, data)
    assert set(opened.base.entries) == {"promotion", "degree"}
    assert opened.base.good_at is None
    assert opened.problems == ()


def test_a_good_load_keeps_a_copy_of_every_file(folder: Path, data: Path) -> None:
    """The copy alone is enough to answer from."""
    open_knowledge(folder, data)
    with zipfile.ZipFile(data / COPY_NAME) as copy:
        assert set(copy.namelist()) == set(FILES)


def test_broken_files_are_answered_for_by_the_copy(folder: Path, data: Path) -> None:
    """The answers are those of before, dated, and the mistake is named."""
    before = open_knowledge(folder, data).base
    place = break_knowledge(folder)
    opened = open_knowledge(folder, data)
    assert opened.base.entries == before.entries
    assert opened.base.good_at is not None
    assert any(str(problem).startswith(place) for problem in opened.problems)


def test_litter_costs_no_answer(folder: Path, data: Path) -> None:
    """An editor's backup beside an entry leaves all as it was, and nothing is complained of."""
    (folder / "topics" / "promotion.yaml~").touch()
    assert open_knowledge(folder, data).complaint == ()


def test_the_operator_is_told_of_faults_folder_and_age(folder: Path, data: Path) -> None:
    """Paths of faults are relative; the last line says to what, and from when the answers are."""
    assert open_knowledge(folder, data).complaint == ()
    os.utime(data / COPY_NAME, (1_700_000_000, 1_700_000_000))
    place = break_knowledge(folder)
    *problems, served = open_knowledge(folder, data).complaint
    assert any(line.startswith(place) for line in problems)
    assert served == f"{folder} has mistakes: answering from the last good copy of 2023-11-14 22:13 UTC"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, data: Path) -> None:
    """Where nothing can be served, the last line names the folder."""
    with pytest.raises(
        DataError, match=r"/nowhere has mistakes, and no good copy is there to answer from: mend them, "
    ):
        open_knowledge(tmp_path / "nowhere", data)


def test_a_broken_load_leaves_the_copy_alone(folder: Path, data: Path) -> None:
    """However often the bot starts with broken files, the copy stays the last good one."""
    open_knowledge(folder, data)
    kept = (data / COPY_NAME).read_bytes()
    break_knowledge(folder)
    open_knowledge(folder, data)
    assert (data / COPY_NAME).read_bytes() == kept


def test_a_newer_good_load_replaces_the_copy(folder: Path, data: Path) -> None:
    """What is served on a bad day is the latest that was good."""
    open_knowledge(folder, data)
    (folder / "topics" / "degree.yaml").unlink()
    open_knowledge(folder, data)
    break_vocabulary(folder)
    assert set(open_knowledge(folder, data).base.entries) == {"promotion"}


def test_the_same_files_are_not_copied_twice(folder: Path, data: Path) -> None:
    """A start with unchanged files writes nothing, and the copy keeps its age."""
    open_knowledge(folder, data)
    os.utime(data / COPY_NAME, (1_000_000_000, 1_000_000_000))
    open_knowledge(folder, data)
    assert (data / COPY_NAME).stat().st_mtime == 1_000_000_000


def test_nothing_but_the_copy_stays_behind(folder: Path, data: Path) -> None:
    """The copy is made beside its place and moved there, so that a crash leaves the old one whole."""
    open_knowledge(folder, data)
    assert [path.name for path in data.iterdir()] == [COPY_NAME]


def test_only_the_operator_can_read_the_data_folder(folder: Path, data: Path) -> None:
    """Saved jobs will stand beside the copy."""
    open_knowledge(folder, data)
    assert data.stat().st_mode & 0o077 == 0


def test_without_a_copy_every_fault_is_told(folder: Path, data: Path) -> None:
    """There is nothing to answer from, so the start must end."""
    place = break_knowledge(folder)
    break_vocabulary(folder)
    with pytest.raises(DataError) as raised:
        open_knowledge(folder, data)
    assert place in str(raised.value)
    assert "vocabulary.yaml:1:1" in str(raised.value)


@pytest.mark.parametrize("damage", [b"", b"PK no archive", "cut"])
def test_a_damaged_copy_counts_as_none(folder: Path, data: Path, damage: bytes | str) -> None:
    """A disk that lost half of it leads to the faults, not to a traceback."""
    open_knowledge(folder, data)
    copy = data / COPY_NAME
    whole = copy.read_bytes()
    spoiled = whole[:60] + b"\xff" * 80 + whole[140:]
    copy.write_bytes(damage if isinstance(damage, bytes) else spoiled)
    break_knowledge(folder)
    with pytest.raises(DataError):
        open_knowledge(folder, data)


def test_a_damaged_copy_is_replaced_by_the_next_good_load(folder: Path, data: Path) -> None:
    """Nobody has to delete it by hand."""
    data.mkdir()
    (data / COPY_NAME).write_bytes(b"no archive")
    open_knowledge(folder, data)
    assert zipfile.is_zipfile(data / COPY_NAME)


def test_a_folder_of_somebody_elses_is_not_copied(folder: Path, tmp_path: Path) -> None:
    """Trying another folder in the terminal neither keeps nor serves a copy."""
    open_knowledge(folder, None)
    assert [path.name for path in tmp_path.iterdir()] == ["knowledge"]
    break_knowledge(folder)
    with pytest.raises(DataError):
        open_knowledge(folder, None)


def test_files_dated_to_the_epoch_are_copied_too(folder: Path, data: Path) -> None:
    """Container images date their files to 1970, before the first day that a ZIP archive knows."""
    os.utime(folder / "vocabulary.yaml", (0, 0))
    open_knowledge(folder, data)
    assert (data / COPY_NAME).is_file()


def test_a_data_folder_that_cannot_be_written_costs_only_the_copy(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The answers are served all the same, and the log says what is missing."""
    (tmp_path / "data").write_text("a file where the folder should be")
    assert open_knowledge(folder, tmp_path / "data").base.entries
    assert "No copy of the knowledge was kept" in caplog.text


def break_vocabulary(folder: Path) -> None:
    """A second mistake in another file."""
    (folder / "vocabulary.yaml").write_text("wightless: [senior]\n")
