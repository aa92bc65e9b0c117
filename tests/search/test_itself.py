"""Questions about the bot itself are told by their words, and by which entries say more to them."""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.finding import CERTAIN, Choice, Finding, certain
from bot.search.itself import (
    MOST_AGAINST,
    MOST_FOR,
    STRANGE,
    UNADDRESSED,
    UNADDRESSED_BRIEF,
    Itself,
    counted,
    leads,
    parts,
    stem,
    wanted,
)
from bot.search.words.features import Word, Words

OWN = [("who", "made", "you"), ("are", "you", "a", "bot"), ("what", "do", "you", "store")]
OTHERS = [("are", "you", "paid", "as", "a", "lead"), ("how", "do", "senior", "grow")] * 20


def said(text: str) -> Words:
    """The words of a text, each its own stem."""
    return tuple(Word(word, word) for word in text.split())


@pytest.fixture
def itself() -> Itself:
    return Itself(counted(OWN, OTHERS))


def found(base: KnowledgeBase, *scores: float) -> Finding:
    """A finding whose entries have these scores."""
    entries = list(base.entries.values())
    return Finding(tuple(Choice(entries[at], at, score, 0.1) for at, score in enumerate(scores)))


def test_a_phrase_has_its_words_and_their_pairs() -> None:
    """The beginning and the end are neighbours too."""
    assert parts(("are", "you")) == {"are", "you", " are", "are you", "you "}


def test_lines_about_the_bot_and_all_others_are_counted() -> None:
    """Of other lines only those pairs are kept that lines about the bot have as well."""
    own = counted(OWN, OTHERS)
    assert (own.lines, own.other_lines) == (3, 40)
    assert (own.own["you"], own.others["you"]) == (3, 20)
    assert own.others["are you"] == 20
    assert "as a" not in own.others


def test_its_own_words_speak_for_a_question_about_the_bot(itself: Itself) -> None:
    """In whatever order they come."""
    assert itself.odds(said("who store you")) > 0 > itself.odds(said("how do senior grow"))


def test_no_single_word_decides(itself: Itself) -> None:
    """However often it stands on one side only."""
    weights = itself.weights(("bot", "senior", "you"))
    assert all(-MOST_AGAINST <= weight <= MOST_FOR for weight in weights.values())


def test_a_word_that_nobody_knows_speaks_a_little_against(itself: Itself) -> None:
    """A pair that nobody knows says nothing."""
    weights = itself.weights(("zebra",))
    assert (weights["zebra"], weights["zebra "]) == (STRANGE, 0.0)


def test_who_does_not_speak_to_the_bot_asks_something_else(itself: Itself) -> None:
    """The same words with another form of address have less for them: "bots" are not this bot."""
    plural: Words = (Word("are", "are"), Word("bots", "bot"))
    single: Words = (Word("are", "are"), Word("bot", "bot"))
    assert itself.odds(plural) < itself.odds(single)


def test_few_words_have_no_room_to_speak_to_the_bot(itself: Itself) -> None:
    """ "Is it free" is hardly held against its writer; the same in many words is."""
    brief, longer = said("who made " * 2), said("who made " * 3)
    assert itself.odds(brief) == itself.odds(longer) + UNADDRESSED - UNADDRESSED_BRIEF


def test_the_better_entry_counts_beside_the_words(base: KnowledgeBase) -> None:
    """What is much nearer to a career entry is a career question, whatever its words."""
    assert leads(5.0, found(base, 9.0), found(base, 7.0))
    assert not leads(5.0, found(base, 5.0), found(base, 9.0))


def test_where_no_entry_is_found_nothing_is_about_the_bot(base: KnowledgeBase) -> None:
    """A base without such entries answers as ever; one that has nothing else always leads."""
    assert not leads(50.0, Finding(), found(base, 1.0))
    assert leads(0.0, found(base, 1.0), Finding())
    assert not leads(-2.5, found(base, 1.0), Finding())


def test_what_is_about_the_bot_is_answered_outright(base: KnowledgeBase) -> None:
    """The best entry is certain, and the others stay what they were."""
    both = found(base, 2.0, 1.0)
    first, second = certain(both, both.choices[0]).choices
    assert (first.chance, second.chance) == (CERTAIN, 0.1)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("are you open to all or only to members", "are you open to all"),
        ("can I write to you in private, instead of posting it here", "can I write to you in private"),
        ("may I ask you things like how to cook", "may I ask you things"),
        ("why or how", ""),
        ("who made you", ""),
    ],
)
def test_what_is_tacked_on_to_a_question_is_left_out(text: str, asked: str) -> None:
    """What is too short without it stays whole."""
    assert stem(text) == asked


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("why cant you just tell me how to grow you stupid bot", "how to grow"),
        ("tell me who made you", "who made you"),
        ("did you tell me", "did you tell me"),
        ("tell me more", "tell me more"),
    ],
)
def test_whoever_is_cross_still_asks_of_something_else(text: str, rest: str) -> None:
    """What the bot is to tell decides what is asked of, not how it is spoken to."""
    assert wanted(text) == rest
