"""What of a reply wants a better answer, and what the core keeps of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from bot.feedback.feedback import MOST, Collecting, Feedback, wanting
from bot.feedback.model import Gap, Reason, State
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown
from tests.small import small_base

TODAY = dt.date(2026, 11, 27)
ENTRY, OTHER = (small_base().entries[name] for name in ("sql", "degree"))
HOME, AWAY = 7, 8
Noted = list[tuple[str, Reason, str, int]]


class Paper:
    """A store on paper, which a protocol takes for one."""

    def __init__(self) -> None:
        self.noted: Noted = []
        self.settled: list[tuple[Sequence[int], State]] = []

    async def note(self, text: str, reason: Reason, entry_id: str, most: int) -> None:
        """Write it down."""
        self.noted.append((text, reason, entry_id, most))

    async def open(self) -> Sequence[Gap]:
        """All of it."""
        return [
            Gap(number, text, reason, entry, 1, TODAY)
            for number, (text, reason, entry, _) in enumerate(self.noted)
        ]

    async def settle(self, numbers: Sequence[int], state: State) -> None:
        """Write it down too."""
        self.settled.append((numbers, state))


def feedback(paper: Paper, *, danger: str = "", wanted: bool = True) -> Feedback:
    """The core over a store on paper; one word is of danger."""
    collecting = Collecting(wanted, frozenset({HOME}))
    return Feedback(None, paper, lambda text: bool(danger) and danger in text, collecting)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "wants"),
    [
        (Answer(ENTRY, 0.9), []),
        (Courtesy("hello"), []),
        (Courtesy("language"), []),
        (Suggestions((ENTRY,), 0.5), [("q?", Reason.UNSURE)]),
        (Unknown(), [("q?", Reason.UNKNOWN)]),
        (Unknown((ENTRY,)), [("q?", Reason.UNKNOWN)]),
        (Unknown((), ENTRY), []),
        (Unknown((), ENTRY, 1.0, crisis=True), []),
        (Unknown((), None, 1.0, crisis=True), []),
        (
            Answer(ENTRY, 0.9, parts=(Part("a?", Answer(ENTRY, 0.9)), Part("b?", Unknown()))),
            [("b?", Reason.UNKNOWN)],
        ),
        (
            Unknown(parts=(Part("a?", Suggestions((ENTRY,), 0.4)), Part("b?", Unknown((), OTHER)))),
            [("a?", Reason.UNSURE)],
        ),
    ],
)
def test_what_had_no_good_answer_is_wanted(reply: Reply, wants: list[tuple[str, Reason]]) -> None:
    """Unknown and unsure; of several questions each by itself; what is left to others is no gap."""
    assert list(wanting("q?", reply)) == wants


async def test_a_question_is_masked_before_it_is_kept() -> None:
    """Nothing else reaches the store."""
    paper = Paper()
    await feedback(paper).asked("I'm Anna, is COBOL dead? x@example.org", Unknown(), HOME)
    assert paper.noted == [("I'm (name), is COBOL dead? (mail)", Reason.UNKNOWN, "", MOST)]


@pytest.mark.parametrize("server", [AWAY, None])
async def test_only_home_servers_count(server: int | None) -> None:
    """No other server and no direct message."""
    paper = Paper()
    await feedback(paper).asked("is COBOL dead?", Unknown(), server)
    assert paper.noted == []


async def test_a_form_counts_anywhere() -> None:
    """It was sent on purpose; the entry that did not help stands with it."""
    paper = Paper()
    await feedback(paper).told("is COBOL dead?", Reason.VOTED_DOWN, "sql")
    assert paper.noted == [("is COBOL dead?", Reason.VOTED_DOWN, "sql", MOST)]


@pytest.mark.parametrize(("danger", "wanted"), [("die", True), ("", False)])
async def test_words_of_danger_and_a_switch_keep_all_out(danger: str, wanted: bool) -> None:
    """Of both ways in."""
    paper = Paper()
    core = feedback(paper, danger=danger, wanted=wanted)
    await core.asked("I want to die", Unknown(), HOME)
    await core.told("I want to die", Reason.SUGGESTED)
    assert paper.noted == []


async def test_without_meaning_words_make_the_groups(base: KnowledgeBase) -> None:
    """And what is done to a group is done to each of its questions."""
    paper = Paper()
    core = feedback(paper)
    for text in ("should I learn COBOL?", "learning cobol?", "do I have to travel?"):
        await core.told(text, Reason.SUGGESTED)
    first, second = await core.groups(Engine(base), TODAY)
    assert (first.numbers, second.numbers) == ([0, 1], [2])
    await core.settle(first, State.IGNORED)
    assert paper.settled == [([0, 1], State.IGNORED)]


async def test_an_empty_queue_has_no_groups(base: KnowledgeBase) -> None:
    """And wakes no thread."""
    assert await feedback(Paper()).groups(Engine(base), TODAY) == []
