"""`/kb gaps` through Discord: from a question in vain to an answer, by commands and buttons alone."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord
from simcord.actors import MemberActor

from bot import words
from bot.feedback.model import Reason
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.settings import Settings
from tests.edge.test_kb_rights import MANAGES, member
from tests.folder import write_knowledge
from tests.world import SERVER, MakeWorld, World, card_of, texts

TRACTOR = "which tractor ploughs a muddy field best?"
TRACTORS = [TRACTOR, "muddy fields: best tractor to plough?", "best tractor that ploughs muddy field"]
COBOL = "should I learn cobol before fortran?"


def git(folder: Path, *command: str) -> str:
    """What git says."""
    named = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command]
    return subprocess.run(named, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the knowledge that is served."""
    write_knowledge(tmp_path / "repo/knowledge")
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-q", "-m", "All")
    return tmp_path / "repo"


@pytest.fixture
def base(repository: Path) -> KnowledgeBase:
    """What the world serves: that of the repository."""
    return base_of(repository)


def base_of(repository: Path) -> KnowledgeBase:
    """The knowledge as it stands there now."""
    found = load(repository / "knowledge").base
    assert found is not None
    return found


@pytest.fixture
async def home(make_world: MakeWorld, repository: Path) -> AsyncIterator[World]:
    """A world whose server is a home."""
    settings = Settings(home_servers=frozenset({SERVER}), knowledge_dir=repository / "knowledge")
    async with make_world(settings=settings) as made:
        yield made


@pytest.fixture
def mo(home: World) -> MemberActor:
    """Somebody who looks after the answers."""
    return member(home, "mo", MANAGES)


async def asked(world: World, *questions: str) -> None:
    """Questions by command; each member asks a few only, so that nobody is too fast."""
    for question in questions:
        await world.ada.slash(world.channel, "ask", question=question)


async def opened(world: World, who: MemberActor, number: int = 1) -> simcord.InteractionResult:
    """A group's card."""
    listed = await who.slash(world.channel, "kb gaps")
    return await who.click(card_of(listed), label=words.kb.OPEN.format(number=number))


async def patch_of(result: simcord.InteractionResult) -> tuple[str, bytes]:
    """The file that was sent, by its name."""
    assert result.ephemeral
    (file,) = card_of(result).attachments
    return file.filename, await file.read()


async def test_groups_are_listed_the_most_asked_first(home: World, mo: MemberActor) -> None:
    """Each once, with how often and why; only whoever asked for the list sees it."""
    await asked(home, COBOL, *TRACTORS)
    result = await mo.slash(home.channel, "kb gaps")
    shown = texts(result.response)
    assert result.ephemeral
    assert words.kb.gaps_total(2, 4) in shown
    assert shown.index(TRACTOR) < shown.index(COBOL)
    assert shown.count("tractor") == 1
    assert "asked 3 times" in shown
    assert "3 without an answer" in shown


async def test_a_group_shows_its_wordings(home: World, mo: MemberActor) -> None:
    """And leads back to the list."""
    await asked(home, *TRACTORS)
    card = await opened(home, mo)
    assert all(text.split(":")[0] in texts(card.response) for text in TRACTORS)
    back = await mo.click(card_of(card), label=words.kb.BACK)
    assert words.kb.gaps_total(1, 3) in texts(back.response)


async def test_from_a_question_in_vain_to_an_answer(home: World, mo: MemberActor, repository: Path) -> None:
    """Two clicks make the patch, git takes it, and with the new files the question is answered."""
    await asked(home, TRACTOR)
    card = await opened(home, mo)
    sent = await mo.select(card_of(card), ["degree"])
    name, patch = await patch_of(sent)
    assert words.kb.added("A university degree", "degree.patch") in texts(sent.response)
    (repository / name).write_bytes(patch)
    git(repository, "apply", "--index", name)
    assert git(repository, "diff", "--cached", "--numstat").split() == [
        "1",
        "0",
        "knowledge/topics/degree.yaml",
    ]
    home.serve(base_of(repository))
    answer = await home.ada.slash(home.channel, "ask", question=TRACTOR)
    assert "A university degree" in texts(answer.response)
    assert words.feedback.HELPFUL in texts(answer.response)


async def test_a_new_entry_comes_as_a_patch(home: World, mo: MemberActor, repository: Path) -> None:
    """What it lacks is named by the check; completed, it answers."""
    await asked(home, TRACTOR)
    sent = await mo.click(card_of(await opened(home, mo)), label=words.kb.NEW_ENTRY)
    name, patch = await patch_of(sent)
    assert name == "which-tractor-ploughs-a-muddy-field.patch"
    (repository / name).write_bytes(patch)
    git(repository, "apply", "--index", name)
    file = repository / "knowledge/topics/which-tractor-ploughs-a-muddy-field.yaml"
    assert {fault.field for fault in load(repository / "knowledge").faults} == {"summary", "answer"}
    file.write_text(re.sub(r"^(summary|answer):.*", r"\1: The red one.", file.read_text(), flags=re.M))
    home.serve(base_of(repository))
    answer = await home.ada.slash(home.channel, "ask", question=TRACTOR)
    assert "The red one." in texts(answer.response)


async def test_what_was_voted_down_is_offered_first(home: World, mo: MemberActor) -> None:
    """The entry that did not help is the likeliest to be bettered."""
    await home.services.feedback.told(TRACTOR, Reason.VOTED_DOWN, "promotion")
    card = await opened(home, mo)
    assert "1 not helped" in texts(card.response)
    assert words.kb.ADD_TO in texts(card.response)
    assert "Getting promoted" in texts(card.response)


async def test_the_list_names_what_comes_nearest(home: World, mo: MemberActor) -> None:
    """So that one sees at a glance what an entry only misses a phrasing of."""
    await home.services.feedback.told("promoted by my manager?", Reason.SUGGESTED)
    shown = texts((await mo.slash(home.channel, "kb gaps")).response)
    assert words.kb.NEAREST.format(title="Getting promoted") in shown


async def test_the_list_can_be_taken_away(home: World, mo: MemberActor) -> None:
    """As JSON with all wordings, counts and reasons."""
    await asked(home, *TRACTORS, COBOL)
    listed = await mo.slash(home.channel, "kb gaps")
    sent = await mo.click(card_of(listed), label=words.kb.EXPORT)
    name, data = await patch_of(sent)
    first, second = json.loads(data)
    assert name == "questions.json"
    assert (first["question"], first["asked"], first["reasons"]) == (TRACTOR, 3, {"unknown": 3})
    assert sorted(first["wordings"]) == sorted(TRACTORS[1:])
    assert second["wordings"] == []
    assert first.keys() == {"question", "asked", "last_on", "reasons", "wordings"}


@pytest.mark.parametrize(
    ("label", "note", "comes_back"),
    [(words.kb.RESOLVED, words.kb.GAP_RESOLVED, True), (words.kb.IGNORE, words.kb.GAP_IGNORED, False)],
)
async def test_a_group_is_taken_off_the_list(
    home: World, mo: MemberActor, label: str, note: str, comes_back: bool
) -> None:
    """With all its wordings; asked again, what was resolved comes back and what was ignored does not."""
    await asked(home, *TRACTORS[:2], COBOL)
    done = await mo.click(card_of(await opened(home, mo)), label=label)
    assert note in texts(done.response)
    assert words.kb.gaps_total(1, 1) in texts(done.response)
    assert "tractor" not in texts(done.response)
    await asked(home, TRACTOR)
    again = await mo.slash(home.channel, "kb gaps")
    assert ("tractor" in texts(again.response)) is comes_back


async def test_two_moderators_do_not_disturb_each_other(home: World, mo: MemberActor) -> None:
    """What one has seen to is told the other, who has it still open, whatever they press."""
    await asked(home, TRACTOR)
    first, second = await opened(home, mo), await opened(home, mo)
    await mo.click(card_of(first), label=words.kb.RESOLVED)
    file = await mo.click(card_of(second), label=words.kb.NEW_ENTRY)
    assert texts(file.response) == words.kb.GAP_GONE
    late = await mo.click(card_of(second), label=words.kb.IGNORE)
    assert words.kb.GAP_GONE in texts(late.response)


async def test_a_file_that_cannot_be_changed_gives_the_line(
    home: World, mo: MemberActor, repository: Path
) -> None:
    """To be written by hand."""
    await asked(home, TRACTOR)
    (repository / "knowledge/topics/degree.yaml").write_text("title: 'open")
    card = await opened(home, mo)
    sent = await mo.select(card_of(card), ["degree"])
    assert words.kb.by_hand("A university degree") in texts(sent.response)
    assert TRACTOR in texts(sent.response)


async def test_an_entry_that_is_gone_is_explained(home: World, mo: MemberActor) -> None:
    """It was there when the card was made."""
    await asked(home, TRACTOR)
    card = await opened(home, mo)
    home.serve(KnowledgeBase({}))
    sent = await mo.select(card_of(card), ["degree"])
    assert texts(sent.response) == words.failures.GONE_ENTRY


async def test_long_lists_have_pages(home: World, mo: MemberActor) -> None:
    """And a group that was opened from a page leads back to it."""
    for number in range(12):
        await home.services.feedback.told(f"{'abcdefghijkl'[number] * 4}oo?", Reason.SUGGESTED)
    first = await mo.slash(home.channel, "kb gaps")
    second = await mo.click(card_of(first), label=words.paging.NEXT)
    assert words.paging.page_of(1, 3) in texts(second.response)
    card = await mo.click(card_of(second), label=words.kb.OPEN.format(number=7))
    back = await mo.click(card_of(card), label=words.kb.BACK)
    assert words.paging.page_of(1, 3) in texts(back.response)


async def test_an_empty_list_says_why(home: World, mo: MemberActor) -> None:
    """Nothing waits, or nothing is kept."""
    empty = await mo.slash(home.channel, "kb gaps")
    assert words.kb.no_gaps(90) in texts(empty.response)
    home.services.feedback.collecting = type(home.services.feedback.collecting)(wanted=False)
    off = await mo.slash(home.channel, "kb gaps")
    assert words.kb.no_gaps(0) in texts(off.response)


async def test_a_hostile_question_is_harmless_in_the_list(home: World, mo: MemberActor) -> None:
    """Nothing in it calls, links or formats; the longest fits."""
    hostile = "@everyone [x](https://evil.example) **b** `c` " + "w" * 250
    await home.services.feedback.told(hostile, Reason.SUGGESTED)
    shown = texts((await mo.slash(home.channel, "kb gaps")).response)
    assert "@everyone" not in shown
    assert "evil.example" not in shown
    assert "**b**" not in shown


async def test_a_question_is_not_added_twice(home: World, mo: MemberActor, repository: Path) -> None:
    """Another moderator, who has the card still open, is told that the entry has it since."""
    await asked(home, TRACTOR)
    card = await opened(home, mo)
    name, patch = await patch_of(await mo.select(card_of(card), ["degree"]))
    (repository / name).write_bytes(patch)
    git(repository, "apply", name)
    home.serve(base_of(repository))
    again = await mo.select(card_of(card), ["degree"])
    assert words.kb.has_it("A university degree") in texts(again.response)
    assert not card_of(again).attachments
