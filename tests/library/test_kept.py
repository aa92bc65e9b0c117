"""What the engine has learned is kept: the same answers, sooner."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.library.kept import FILE_NAME, open_engine
from bot.search.engine import Engine, Targets
from bot.search.index.softmax import Softmax
from tests.folder import write_knowledge

ASKED = ["how do I get promoted?", "do I need a degree", "what is the weather", "promotoin"]


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    loaded = load(write_knowledge(tmp_path / "knowledge"))
    assert loaded.base is not None
    return loaded.base


def replies(engine: Engine) -> list[str]:
    return [str(engine.explain(text)) for text in ASKED]


def test_an_engine_answers_the_same_with_what_was_kept(base: KnowledgeBase, tmp_path: Path) -> None:
    """The first start learns and keeps, the second takes over, a third without a folder learns again."""
    first, second = (open_engine(base, Targets(), tmp_path) for _ in range(2))
    assert replies(first) == replies(second) == replies(open_engine(base, Targets(), None))


def test_the_second_start_learns_nothing(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is what keeping is for."""
    open_engine(base, Targets(), tmp_path)
    monkeypatch.delattr(Softmax, "_learn")
    assert replies(open_engine(base, Targets(), tmp_path))


@pytest.mark.parametrize(("first", "second"), [("", "preview"), ("preview", "")])
def test_the_bot_and_its_local_page_learn_once_between_them(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    """Whichever starts later reads what the other one keeps, and writes nothing."""
    open_engine(base, Targets(), tmp_path / first)
    monkeypatch.delattr(Softmax, "_learn")
    assert replies(open_engine(base, Targets(), tmp_path / second))
    assert not (tmp_path / second / FILE_NAME).exists()


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000])
def test_a_damaged_file_is_learned_anew(base: KnowledgeBase, tmp_path: Path, damage: bytes) -> None:
    """Nothing in the folder can change an answer."""
    expected = replies(open_engine(base, Targets(), tmp_path))
    (tmp_path / FILE_NAME).write_bytes(damage)
    assert replies(open_engine(base, Targets(), tmp_path)) == expected
    assert (tmp_path / FILE_NAME).read_bytes() != damage


def test_a_cut_file_of_the_right_knowledge_is_learned_anew(base: KnowledgeBase, tmp_path: Path) -> None:
    """A full disk may have cut it."""
    expected = replies(open_engine(base, Targets(), tmp_path))
    whole = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(whole[:-4])
    assert replies(open_engine(base, Targets(), tmp_path)) == expected
    assert (tmp_path / FILE_NAME).read_bytes() == whole


def test_other_knowledge_is_not_answered_with_what_was_learned_before(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    """A changed file changes the key."""
    open_engine(base, Targets(), tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    entry = next((tmp_path / "knowledge").glob("*/*.yaml"))
    entry.write_text(entry.read_text() + "# changed\n")
    changed = load(tmp_path / "knowledge").base
    assert changed is not None
    open_engine(changed, Targets(), tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() != before


def test_a_folder_that_cannot_be_written_costs_only_time(base: KnowledgeBase, tmp_path: Path) -> None:
    """The engine is there all the same."""
    (tmp_path / "file").write_text("in the way")
    assert replies(open_engine(base, Targets(), tmp_path / "file" / "data"))
