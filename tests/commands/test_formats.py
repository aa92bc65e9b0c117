"""What a check tells to people, to GitHub and to programs, and of which files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.knowledge.writing import ENTRY, Folder

LAUNCH = Path(__file__).parents[1] / "launch.py"
LASTING = ENTRY.replace("2027-", "9027-")  # no day of it passes while these tests are run
BROKEN = ENTRY.replace("category:", "catgory:")


def out(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[str]]:
    """The exit code of a check, and the lines of standard output."""
    code = main(["check", "--no-routing", *map(str, arguments)])
    return code, capsys.readouterr().out.splitlines()


def test_github_shows_a_fault_beside_its_line(
    lasting: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path counts from the checkout, and nothing in a text can end the command."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(lasting.path.parent))
    lasting.write("topics/worse.yaml", BROKEN)
    code, lines = out(capsys, "--format", "github", lasting.path)
    assert code == 65
    assert lines[0] == (
        "::error file=knowledge/topics/worse.yaml,line=18,col=1,title=catgory::"
        "`catgory` is no key here (did you mean `category`?)"
    )


def test_github_tells_findings_as_warnings(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """They fail no check that is not strict."""
    lasting.write("topics/top.yaml", ENTRY.replace("2027-", "9027-").replace("not.\na", "**not**.\na"))
    code, lines = out(capsys, "--format", "github", lasting.path)
    assert (code, lines[0].split(" ")[0]) == (0, "::warning")


def test_github_gets_what_is_due_as_a_notice(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Time alone made it, not the change that is looked at."""
    lasting.write("topics/top.yaml", ENTRY.replace("2027-11-24", "2026-11-25").replace("2027-", "9027-"))
    _, lines = out(capsys, "--format", "github", "--due", lasting.path)
    assert lines[0].startswith("::notice ")


def test_signs_of_a_command_are_escaped(
    lasting: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file's name with a comma, a colon or a percent sign is still one property."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(lasting.path))
    lasting.write("topics/a,b%c:d.yaml", ENTRY)
    assert (
        "file=topics/a%2Cb%25c%3Ad.yaml,line=1,col=1" in out(capsys, "--format", "github", lasting.path)[1][0]
    )


def test_programs_get_one_object_a_line(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else on standard output."""
    lasting.write("topics/worse.yaml", BROKEN)
    _, lines = out(capsys, "--format", "json", lasting.path)
    assert [json.loads(line) for line in lines if "catgory" in line] == [
        {
            "path": "topics/worse.yaml",
            "file": str(lasting.path / "topics/worse.yaml"),
            "line": 18,
            "column": 1,
            "field": "catgory",
            "text": "`catgory` is no key here (did you mean `category`?)",
            "severity": "fault",
        }
    ]
    assert all(line.startswith("{") for line in lines)


def test_programs_get_nothing_where_all_is_well(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person reads then is no problem."""
    assert out(capsys, "--format", "json", lasting.path) == (0, [])


def test_a_file_alone_can_be_asked_about(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The faults of other files are counted, since they keep this one from being loaded too."""
    lasting.write("topics/worse.yaml", BROKEN)
    lasting.write("topics/worst.yaml", "title: @\n")
    code, lines = out(capsys, lasting.path / "topics/worse.yaml")
    assert (code, lines) == (
        65,
        [
            "topics/worse.yaml:18:1: catgory: `catgory` is no key here (did you mean `category`?)",
            "1 entry: 2 faults, 0 findings (1 of them in other files)",
        ],
    )


def test_a_file_alone_hears_of_what_it_shares_with_others(
    lasting: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finding that stands at the other file names this one, whose writer made it."""
    lasting.write("topics/new.yaml", LASTING.replace("Is senior the top?", "What is above me?"))
    _, lines = out(capsys, lasting.path / "topics/new.yaml")
    assert any(line.startswith("topics/top.yaml:2:") for line in lines)


def test_findings_of_other_files_are_counted(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A number without a line would be a riddle."""
    lasting.write("topics/top.yaml", LASTING.replace("Usually not.\nanswer", "Usually **not**.\nanswer"))
    _, lines = out(capsys, lasting.path / "sources/ladders.yaml")
    assert lines == ["1 entry: 0 faults, 1 finding (1 of them in other files)"]


def test_the_phrasings_of_a_file_that_is_named_are_asked(
    lasting: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when they were asked before."""
    for _ in range(2):
        assert main(["check", str(lasting.path / "topics/top.yaml")]) == 0
        assert "8 phrasings" in capsys.readouterr().out


@pytest.mark.parametrize("inside", ["", "topics", "sources"])
def test_the_folder_that_one_stands_in_is_checked(
    lasting: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """Wherever in it that is, without being named."""
    lasting.write("topics/worst.yaml", "title: @\n")
    monkeypatch.chdir(lasting.path / inside)
    assert out(capsys)[1][0].startswith("topics/worst.yaml:1:8: ")


def test_a_folder_that_does_not_exist_is_told(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Even where one around it is a knowledge folder."""
    assert main(["check", str(lasting.path.parent / "nowhere")]) == 65
    assert "there is no such folder" in capsys.readouterr().err


def test_a_watch_tells_what_came_and_what_was_mended(lasting: Folder) -> None:
    """At each save, and nothing of what stayed as it was."""
    lasting.write("topics/other.yaml", "title: @\n")
    watched = subprocess.Popen(
        [sys.executable, LAUNCH, "check", "--no-routing", "--watch", lasting.path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert watched.stdout
    assert watched.stderr
    try:
        assert "topics/other.yaml:1:8" in watched.stdout.readline()
        assert watched.stdout.readline().startswith("1 entry: 1 fault")
        assert watched.stderr.readline().startswith("Watching ")
        seen = until(watched, lasting, BROKEN)
        assert seen[0].startswith("topics/worse.yaml:18:1: catgory: ")
        assert seen[-1].startswith("1 entry: 2 faults")
        assert not [line for line in seen if "other.yaml" in line]
        seen = until(watched, lasting, BROKEN.replace("catgory:", "category:").replace("top?", "end?"))
        assert seen[0].startswith("mended: topics/worse.yaml:18:1: catgory: ")
    finally:
        watched.kill()
        watched.communicate()


def until(watched: subprocess.Popen[str], folder: Folder, text: str) -> list[str]:
    """Save an entry, and read on to the line that sums up."""
    folder.write("topics/worse.yaml", text)
    seen = []
    for line in watched.stdout or ():
        seen.append(line)
        if line.startswith(("1 entry", "2 entries")):
            break
    return seen
