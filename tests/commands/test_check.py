"""The check as a moderator runs it: quiet when all is well, few lines, and only what has changed is asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.knowledge.writing import ENTRY, SOURCE, VOCABULARY, Folder

# No day of it passes while these tests are run.
LASTING = ENTRY.replace("2027-", "9027-")
# Another entry, each of whose questions the first one asks too.
RIVAL = LASTING.replace("[terminal level]", "[last rung]").replace("Is senior the top?", "What is above me?")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A good folder, and a cache of nobody else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Folder(tmp_path / "knowledge")
    made.write("vocabulary.yaml", VOCABULARY)
    made.write("sources/ladders.yaml", SOURCE)
    made.write("topics/top.yaml", LASTING)
    return made


def git(folder: Folder, *arguments: str) -> None:
    """Run git in the folder, whatever this machine's own settings of it are."""
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=folder.path, check=True, capture_output=True)


def check(folder: Folder, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """The exit code, and the lines of standard output."""
    code = main(["check", *options, str(folder.path)])
    return code, capsys.readouterr().out.splitlines()


def test_a_good_folder_gets_one_line(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to read that there was nothing."""
    assert check(folder, capsys, "--no-routing") == (0, ["OK, 1 entry"])


def test_a_second_check_asks_nothing_again(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """What has not changed leads where it led."""
    assert len(check(folder, capsys)[1]) == 2
    assert check(folder, capsys) == (0, ["OK, 1 entry"])


def test_a_changed_entry_is_asked_again(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """It alone: the others were asked before."""
    check(folder, capsys)
    folder.write("topics/second.yaml", RIVAL)
    assert check(folder, capsys, "--strict")[1][-1].startswith("8 phrasings, each left out: ")


def test_a_change_of_a_day_asks_nothing(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """It leads no question astray."""
    check(folder, capsys)
    folder.write("topics/top.yaml", LASTING.replace("9027-11-24", "9027-11-25"))
    assert check(folder, capsys)[1] == ["OK, 1 entry"]


@pytest.mark.parametrize("kept", ["{", "[]", '{"top": 1}', "\u00e9"])
def test_a_cache_that_is_spoilt_is_none(
    folder: Folder, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    """All is asked anew, and nothing fails."""
    check(folder, capsys)
    (file,) = (folder.path.parent / "cache").rglob("asked-*.json")
    file.write_text(kept, encoding="utf-8")
    assert len(check(folder, capsys)[1]) == 2


def test_a_cache_that_cannot_be_written_is_none(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The check itself goes on."""
    (folder.path.parent / "cache").write_text("a file")
    assert check(folder, capsys)[0] == 0


def test_all_are_asked_when_that_is_wanted(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was asked before."""
    check(folder, capsys)
    assert check(folder, capsys, "--routing")[1][-1].startswith("8 phrasings")


def test_a_commit_says_what_has_changed(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that git does not know yet has changed too; the one in the commit has not."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    assert check(folder, capsys, "--since", "HEAD")[1] == ["OK, 1 entry"]
    folder.write("topics/second.yaml", RIVAL)
    assert check(folder, capsys, "--since", "HEAD")[1][-1].startswith("8 phrasings")


@pytest.mark.parametrize("commit", ["nowhere", "--output=x"])
def test_a_commit_that_git_does_not_know_is_told(
    folder: Folder, capsys: pytest.CaptureFixture[str], commit: str
) -> None:
    """In one line, with the way back to it; nothing that is typed there is an option of git."""
    git(folder, "init", "--quiet")
    assert main(["check", f"--since={commit}", str(folder.path)]) == 65
    assert capsys.readouterr().err.startswith(f"--since {commit}: git cannot compare with it: ")
    assert not list(folder.path.rglob("x"))


def test_what_is_due_is_counted_by_month(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A day that passes for many entries fills no screen, and fails no check."""
    folder.write("topics/top.yaml", LASTING.replace("9027-11-24", "2026-11-25").replace("9027-01", "2026-10"))
    code, lines = check(folder, capsys, "--strict", "--no-routing")
    assert (code, lines) == (
        0,
        ["Due for another look: 1 in 2026-10, 1 in 2026-11; `check --due` names them", "OK, 1 entry"],
    )


def test_what_is_due_is_named_when_that_is_wanted(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """By file, line and column."""
    folder.write("topics/top.yaml", LASTING.replace("9027-11-24", "2026-11-25"))
    lines = check(folder, capsys, "--due", "--no-routing")[1]
    assert [line.split(": ")[:2] for line in lines[:-1]] == [["topics/top.yaml:23:12", "review_by"]]


def test_findings_come_last_and_fail_a_strict_check(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stops the load is read first."""
    folder.write("topics/top.yaml", LASTING.replace("Usually not.\nanswer", "Usually **not**.\nanswer"))
    folder.write("topics/worse.yaml", "title: @\n")
    code, lines = check(folder, capsys)
    assert [line.split(":")[0] for line in lines] == ["topics/worse.yaml", "topics/top.yaml", "1 entry"]
    assert code == 65
