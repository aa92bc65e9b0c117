"""The author guide shows what the loader accepts, and names all that there is."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.knowledge.checks.report import check
from bot.knowledge.model import KINDS
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.reader import read
from tests.knowledge.writing import SOURCE, Folder

GUIDE = (Path(__file__).parents[2] / "knowledge/README.md").read_text(encoding="utf-8")


def test_the_example_passes_the_check(tmp_path: Path) -> None:
    """Whoever copies it starts without a fault or a finding."""
    folder = Folder(tmp_path)
    (example,) = re.findall("```yaml\n(.*?)```", GUIDE, re.DOTALL)
    folder.write("skills/kubernetes.yaml", example.replace("related: [docker]", "related: []"))
    folder.write("sources/cncf-2025.yaml", SOURCE)
    folder.write("vocabulary.yaml", "groups: {cloud-and-containers: Cloud}\n")
    made = check(tmp_path, dt.date(2026, 11, 24))
    assert [str(problem) for problem in made.problems] == []
    assert made.entries["skill"] == 1


def test_the_example_becomes_a_topic_as_the_guide_says(tmp_path: Path) -> None:
    """Most answers are one: three keys go, and the line that stands in the guide comes."""
    folder = Folder(tmp_path)
    (example,) = re.findall("```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (line,) = re.findall("for a topic, write `(category: .+?)`", GUIDE)
    text = re.sub(r"^group: .*?^related: .*?$", line, example, flags=re.DOTALL | re.MULTILINE)
    folder.write("topics/kubernetes.yaml", text)
    folder.write("sources/cncf-2025.yaml", SOURCE)
    folder.write("vocabulary.yaml", "categories: {working-life: Work}\n")
    assert [str(problem) for problem in check(tmp_path, dt.date(2026, 11, 24)).problems] == []


@pytest.mark.parametrize("key", sorted({key for kind in KINDS.values() for key in kind.model_fields}))
def test_every_key_is_explained(key: str) -> None:
    """A key that is not in the guide is not there for authors."""
    assert f"`{key}" in GUIDE


@pytest.mark.parametrize("kind", KINDS)
def test_every_folder_is_named(kind: str) -> None:
    """Authors find where an entry belongs."""
    assert f"`{kind}/`" in GUIDE


SECTION = GUIDE.split("## Where YAML sets traps")[1]
TRAPS = re.findall(r"^\| `([^`]+)` \|[^|]*\| `([^`]+)` \|$", SECTION, re.MULTILINE)


def faultless(text: str) -> bool:
    line = text.encode()
    try:
        return read(b"questions:\n  " + line if line.startswith(b"-") else line).faults == ()
    except UnreadableFile:
        return False


@pytest.mark.parametrize(("wrong", "right"), TRAPS)
def test_what_the_guide_advises_is_read(wrong: str, right: str) -> None:
    """Every way out of a trap works."""
    assert faultless(right)


def test_the_guide_lists_real_traps() -> None:
    """Most of them are refused by the reader alone, without knowing the kind of file."""
    refused = [wrong for wrong, _ in TRAPS if not faultless(wrong)]
    assert len(TRAPS) >= 6
    assert len(refused) >= 4
