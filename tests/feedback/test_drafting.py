"""From a question to a file for a pull request: real git takes it, and the bot answers from it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.feedback.drafting import Drafts, Patch
from bot.feedback.masking import masked
from bot.feedback.patches import changed, created
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.reply import Answer
from tests.folder import write_knowledge

TODAY = dt.date(2026, 11, 27)
QUESTION = "which tractor is it: the red one, or #2?"
LINES = st.lists(st.text("ab \r", max_size=3), max_size=12)


def git(folder: Path, *command: str) -> str:
    """What git says, in a repository that knows no settings of this machine."""
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "-c", "user.name=x", "-c", "user.email=x@example.org", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a small knowledge in a folder of it, committed."""
    write_knowledge(tmp_path / "repo/content/knowledge")
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-q", "-m", "All")
    return tmp_path / "repo"


def written(lines: list[str], *, ends: bool) -> bytes:
    """The lines as a file that ends with the end of a line, or without one."""
    return "\n".join([*lines, *([""] if ends else [])]).encode()


def base_of(repository: Path) -> KnowledgeBase:
    """The knowledge of the repository."""
    base = load(repository / "content/knowledge").base
    assert base is not None
    return base


def apply(repository: Path, patch: Patch) -> None:
    """Apply a patch as whoever makes a pull request does."""
    (repository / "change.patch").write_bytes(patch.data)
    git(repository, "apply", "--check", "--whitespace=error-all", "change.patch")
    git(repository, "apply", "--index", "change.patch")


def test_git_applies_a_question_and_the_bot_answers_it(repository: Path) -> None:
    """One file has one more line, and the question is answered by its entry."""
    base = base_of(repository)
    entry = next(iter(base.entries.values()))
    assert not isinstance(Engine(base).reply(QUESTION), Answer)
    patch = Drafts(repository / "content/knowledge").add(entry, QUESTION)
    assert patch is not None
    apply(repository, patch)
    assert git(repository, "diff", "--cached", "--numstat").split() == ["1", "0", patch.path]
    assert patch.path == f"content/knowledge/{entry.folder}/{entry.id}.yaml"
    reply = Engine(base_of(repository)).reply(QUESTION)
    assert isinstance(reply, Answer)
    assert reply.entry.id == entry.id


def test_git_applies_a_new_entry_which_a_person_completes(repository: Path) -> None:
    """As it is, the check names the two missing texts; with them the bot answers."""
    patch = Drafts(repository / "content/knowledge").new(QUESTION, base_of(repository), None, TODAY)
    apply(repository, patch)
    assert git(repository, "diff", "--cached", "--name-status").split() == ["A", patch.path]
    faults = load(repository / "content/knowledge").faults
    assert [(fault.path, fault.field) for fault in faults] == [
        (f"topics/{patch.entry_id}.yaml", "summary"),
        (f"topics/{patch.entry_id}.yaml", "answer"),
    ]
    file = repository / patch.path
    text = re.sub(r"^(summary|answer):.*", r"\1: The red one.", file.read_text(), flags=re.M)
    file.write_text(text)
    reply = Engine(base_of(repository)).reply(QUESTION)
    assert isinstance(reply, Answer)
    assert reply.entry.id == patch.entry_id


def test_a_folder_in_no_repository_is_named_itself(tmp_path: Path) -> None:
    """The patch applies in a repository that has a folder of that name."""
    write_knowledge(tmp_path / "answers")
    base = load(tmp_path / "answers").base
    assert base is not None
    entry = next(iter(base.entries.values()))
    patch = Drafts(tmp_path / "answers").add(entry, QUESTION)
    assert patch is not None
    assert patch.path.startswith("answers/")


def test_an_installed_copy_makes_patches_for_the_project(tmp_path: Path) -> None:
    """Whose folder has another name, wherever the package lies."""
    write_knowledge(tmp_path / "repo/.venv/bot/_knowledge")
    git(tmp_path / "repo", "init", "-q")
    base = load(tmp_path / "repo/.venv/bot/_knowledge").base
    assert base is not None
    patch = Drafts(tmp_path / "repo/.venv/bot/_knowledge").new(QUESTION, base, None, TODAY)
    assert patch.path.startswith("knowledge/topics/")


def test_a_file_that_is_gone_or_broken_gives_no_patch(repository: Path) -> None:
    """What is served may be older than the files."""
    base = base_of(repository)
    entry = next(iter(base.entries.values()))
    folder = repository / "content/knowledge"
    (folder / entry.folder / f"{entry.id}.yaml").write_text('title: "open')
    assert Drafts(folder).add(entry, QUESTION) is None
    shutil.rmtree(folder)
    assert Drafts(folder).add(entry, QUESTION) is None


def test_nothing_is_written(repository: Path) -> None:
    """Making a patch leaves the folder as it is."""
    base = base_of(repository)
    drafts = Drafts(repository / "content/knowledge")
    drafts.add(next(iter(base.entries.values())), QUESTION)
    drafts.new(QUESTION, base, None, TODAY)
    assert git(repository, "status", "--porcelain") == ""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES, st.booleans(), st.booleans())
def test_git_makes_of_any_text_any_other(
    tmp_path: Path, old: list[str], new: list[str], old_ends: bool, new_ends: bool
) -> None:
    """With and without a line's end at the end, with carriage returns, and from nothing."""
    before, after = written(old, ends=old_ends), written(new, ends=new_ends)
    if before == after or not after:
        return
    path = tmp_path / "a.yaml"
    if before:
        path.write_bytes(before)
    (tmp_path / "p").write_bytes(changed("a.yaml", before, after) if before else created("a.yaml", after))
    git(tmp_path, "apply", "p")
    assert path.read_bytes() == after
    path.unlink()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=3).map(masked).filter(bool))
def test_git_applies_any_kept_question(repository: Path, question: str) -> None:
    """In an entry that is there and in one of its own."""
    base = base_of(repository)
    drafts = Drafts(repository / "content/knowledge")
    patch = drafts.add(next(iter(base.entries.values())), question)
    assert patch is not None
    for each in (patch, drafts.new(question, base, None, TODAY)):
        (repository / "change.patch").write_bytes(each.data)
        git(repository, "apply", "--check", "change.patch")
