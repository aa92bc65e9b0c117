"""A folder becomes one base, or every fault of every file at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.knowledge.loader import load
from bot.knowledge.model import KINDS, KnowledgeBase
from tests.knowledge.writing import ENTRY, SOURCE, Folder

BY_KIND = {
    "roles": "family: building\nskills: {hammer: essential}\nnext: [next-role]\n",
    "levels": "rank: 3\nscope: A team\nautonomy: Much\nimpact: Felt\n",
    "responsibilities": "",
    "requirements": "strength: typical\n",
    "skills": "group: tools\nstrength: essential\nby_level: {mid: some, senior: more, staff: most}\n",
    "topics": "category: transitions\n",
    "glossary": "",
    "about": "",
}


def loaded(folder: Folder) -> KnowledgeBase:
    found = load(folder.path)
    assert found.problems == ()
    assert found.base is not None
    return found.base


def told(folder: Folder) -> list[str]:
    found = load(folder.path)
    assert found.base is None
    return [str(problem) for problem in found.problems]


def of_kind(kind: str) -> str:
    return ENTRY.replace("category: transitions\n", BY_KIND[kind])


def test_a_good_folder_becomes_a_base(folder: Folder) -> None:
    """Entries by id, sources by key, the vocabulary, and where it came from."""
    base = loaded(folder)
    assert base.entries["top"].title == "Is senior the top?"
    assert base.entries["top"].id == "top"
    assert base.sources["ladders"].date == "2025"
    assert base.vocabulary.categories == {"transitions": "Moving up"}
    assert base.folder == folder.path


def test_every_kind_is_read_from_its_folder(folder: Folder) -> None:
    """The folder is the kind; entries stand in the order of kinds and names."""
    folder.write("skills/hammer.yaml", of_kind("skills"))
    folder.write("roles/next-role.yaml", of_kind("roles").replace("next: [next-role]\n", ""))
    for kind in KINDS:
        folder.write(f"{kind}/a-{kind}.yaml", of_kind(kind))
    base = loaded(folder)
    assert {e.kind for e in base.entries.values()} == {k.kind for k in KINDS.values()}
    assert list(base.entries)[:3] == ["a-roles", "next-role", "a-levels"]


def test_a_source_may_have_the_name_of_an_entry(folder: Folder) -> None:
    """Keys of sources and ids of entries do not mix."""
    folder.write("sources/top.yaml", SOURCE)
    base = loaded(folder)
    assert base.entries["top"].title == "Is senior the top?"
    assert base.sources["top"].title == "Public ladders"


def test_the_vocabulary_may_be_empty_or_absent(folder: Folder) -> None:
    """Only entries that use its ids need it."""
    shutil.rmtree(folder.path / "topics")
    folder.write("about/top.yaml", of_kind("about"))
    folder.write("vocabulary.yaml", "{}\n")
    assert loaded(folder).vocabulary.groups == {}
    (folder.path / "vocabulary.yaml").unlink()
    assert loaded(folder).vocabulary.groups == {}


def test_a_glossary_entry_needs_no_answer(folder: Folder) -> None:
    """The summary alone may be the answer."""
    lines = of_kind("glossary").replace("{share}", "most").split("answer: |")[0]
    folder.write(
        "glossary/g-top.yaml", f"{lines}sources: [editors]\nreviewed: 2026-01-01\nreview_by: 2027-01-01\n"
    )
    assert loaded(folder).entries["g-top"].answer == ""


def test_a_bom_and_windows_line_ends_change_nothing(folder: Folder) -> None:
    """An entry saved by any editor is the same entry."""
    before = loaded(folder).entries["top"]
    folder.write("topics/top.yaml", b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode())
    assert loaded(folder).entries["top"] == before


def test_texts_stay_as_they_are_written(folder: Folder) -> None:
    """A title of digits and a question of one word need no quotes."""
    folder.entry("title: Is senior the top?", "title: 1.10")
    assert loaded(folder).entries["top"].title == "1.10"
    folder.entry("- do ladders end here?", "- no")
    assert loaded(folder).entries["top"].questions[3] == "no"
    folder.entry("[terminal level]", "[012, yes, 2024-13-45]")
    assert loaded(folder).entries["top"].aliases == ("012", "yes", "2024-13-45")


def test_equal_files_give_an_equal_version(folder: Folder, tmp_path: Path) -> None:
    """A copy elsewhere is the same knowledge."""
    shutil.copytree(folder.path, tmp_path / "copy")
    assert load(tmp_path / "copy").base != loaded(folder)
    copy = load(tmp_path / "copy").base
    assert copy is not None
    assert copy.version == loaded(folder).version


@pytest.mark.parametrize("change", ["rename", "comment", "source"])
def test_any_change_of_a_file_changes_the_version(folder: Folder, change: str) -> None:
    """Names and bytes both count."""
    before = loaded(folder).version
    if change == "rename":
        (folder.path / "topics/top.yaml").rename(folder.path / "topics/peak.yaml")
    elif change == "comment":
        folder.write("topics/top.yaml", f"# hello\n{ENTRY}")
    else:
        folder.write("sources/new.yaml", SOURCE)
    assert loaded(folder).version != before


def test_a_former_id_still_finds_its_entry(folder: Folder) -> None:
    """Old buttons keep working, and others may still name the old id."""
    folder.entry("sources:", "formerly: [peak]\nsources:")
    folder.entry("sources:", "related: [peak]\nsources:", name="topics/second.yaml")
    base = loaded(folder)
    assert base.find("peak") is base.entries["top"]


def test_one_id_in_two_folders_is_a_fault(folder: Folder) -> None:
    """Ids are unique over all kinds."""
    folder.write("about/top.yaml", of_kind("about"))
    (line,) = told(folder)
    assert line == "about/top.yaml:1:1: file: topics/top.yaml has the same id; rename one of them"


@pytest.mark.parametrize("old", ["second", "third"])
def test_a_former_id_may_not_be_in_use(folder: Folder, old: str) -> None:
    """Neither by an entry of today nor by another's past."""
    folder.entry("sources:", f"formerly: [{old}]\nsources:")
    folder.entry("sources:", "formerly: [third]\nsources:", name="topics/second.yaml")
    assert any("ids are never used twice" in line for line in told(folder))


def test_a_role_names_skills_by_their_kind(folder: Folder) -> None:
    """An id of another kind is told as such, on its own line."""
    folder.write("roles/builder.yaml", of_kind("roles").replace("hammer", "top").replace("next-role", "top"))
    lines = told(folder)
    assert any("skills.top: `top` is a topic, a skill is wanted" in line for line in lines)
    assert any("next.1: `top` is a topic, a role or level is wanted" in line for line in lines)


def test_an_unknown_strength_is_told_with_the_choice(folder: Folder) -> None:
    """The strengths are few, so all are named."""
    folder.write("requirements/need.yaml", of_kind("requirements").replace("typical", "xx"))
    (line,) = told(folder)
    assert "`commonly sought`" in line


def test_faults_of_one_file_are_limited(folder: Folder) -> None:
    """A file of rubbish does not flood the terminal."""
    folder.entry("[terminal level]", "[" + "[], " * 3_000 + "]")
    assert len(told(folder)) == 50


def test_a_file_full_of_unknown_names_is_refused_soon(folder: Folder) -> None:
    """Looking for near names stops with the faults that are told."""
    folder.entry("sources:", "related: [" + ", ".join(f"x{n}" for n in range(15_000)) + "]\nsources:")
    assert len(told(folder)) == 50
