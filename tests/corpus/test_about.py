"""Questions about the bot itself are answered by the entries about it, and career questions never are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.engine import Engine
from bot.search.reply import Answer, Reply, Suggestions, Unknown
from tests.corpus.files import corpus

LINES = corpus("about.yaml")
ABOUT: Sequence[dict[str, Any]] = LINES["about"]
LATER: Sequence[dict[str, Any]] = LINES["later"]
SHORT: Sequence[dict[str, Any]] = LINES["short"]
CAREERS_SHORT: Sequence[str] = LINES["careers_short"]
CAREERS: Sequence[str] = [*LINES["careers"], *LINES["careers_later"]]


def shown(reply: Reply) -> Iterator[Entry]:
    """Every entry that a member sees of a reply."""
    match reply:
        case Answer(entry=entry):
            yield entry
        case Suggestions(entries=entries):
            yield from entries
        case Unknown(decline=entry, nearest=nearest):
            yield from filter(None, (entry, *nearest))


def is_right(engine: Engine, line: dict[str, Any]) -> bool:
    """Whether one accepted entry is shown outright."""
    reply = engine.reply(line["q"])
    answered = reply.entry if isinstance(reply, Answer) else getattr(reply, "decline", None)
    return answered is not None and answered.id in line["expect"]


def caught(engine: Engine, careers: Sequence[str] = CAREERS) -> list[str]:
    """The career questions that an entry about the bot is shown for."""
    return [q for q in careers if any(entry.kind == "about" for entry in shown(engine.reply(q)))]


def test_there_are_lines_enough_to_mean_something() -> None:
    """Sixty of each that were known, and some more that were not."""
    assert (len(ABOUT), len(LATER), len(CAREERS)) == (60, 30, 75)
    assert (len(SHORT), len(CAREERS_SHORT)) == (48, 50)


def test_every_expected_entry_exists(knowledge: KnowledgeBase) -> None:
    """A renamed entry is renamed here too."""
    assert {
        entry for line in [*ABOUT, *LATER, *SHORT] for entry in line["expect"]
    } <= knowledge.entries.keys()


def test_questions_about_the_bot_are_answered_whatever_the_words(engine: Engine) -> None:
    """At most three of sixty are missed."""
    missed = [line["q"] for line in ABOUT if not is_right(engine, line)]
    assert len(missed) <= 3, missed


def test_wordings_that_came_later_are_mostly_answered(engine: Engine) -> None:
    """Seven of ten were when they were written: what the entries list no shape of may be missed."""
    assert sum(is_right(engine, line) for line in LATER) >= 20


def test_words_alone_answer_most_of_them(plain: Engine) -> None:
    """Four of five, where meaning is off."""
    missed = [line["q"] for line in ABOUT if not is_right(plain, line)]
    assert len(missed) <= 12, missed


def test_career_questions_are_not_taken_for_one(engine: Engine) -> None:
    """Whatever they have in common with one; a single one asks what the bot thinks of a subject."""
    assert len(caught(engine)) <= 1


def test_no_career_question_is_taken_for_one_by_words_alone(plain: Engine) -> None:
    """Nor where meaning is off, but for the same one."""
    assert len(caught(plain)) <= 1


def test_very_short_lines_about_the_bot_are_mostly_answered(engine: Engine) -> None:
    """Without "you" or "bot" in them; "feedback?" may be either, and failing lines stay in."""
    missed = [line["q"] for line in SHORT if not is_right(engine, line)]
    assert len(missed) <= 16, missed


def test_very_short_career_lines_are_not_taken_for_one(engine: Engine, plain: Engine) -> None:
    """Though they have as few words, and the same ones."""
    assert len(caught(engine, CAREERS_SHORT)) <= 1
    assert len(caught(plain, CAREERS_SHORT)) <= 1


def test_another_entry_owns_none_of_the_lines_about_the_bot(engine: Engine, knowledge: KnowledgeBase) -> None:
    """Nine of ten questions that the entries about the bot list are answered by one of them."""
    lines = [question for entry in knowledge.of_kind("about") for question in entry.questions]
    own = [q for q in lines if any(entry.kind == "about" for entry in shown(engine.reply(q)))]
    assert len(own) >= 0.9 * len(lines)
