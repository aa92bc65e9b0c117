"""What the engine decides."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, Targets
from bot.search.reply import Answer, Courtesy, Suggestions, Unknown, led_to
from tests.workshop import DAY, WORDS, WORKSHOP, base_of, topic


def answered(engine: Engine, text: str) -> str:
    """The id of the entry that answers; fails where none does."""
    reply = engine.reply(text)
    assert isinstance(reply, Answer), reply
    return reply.entry.id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("my brakes squeal", "brakes"),
        ("how do i patch a puncture", "flat-tyre"),
        ("derailleur", "gears"),
        ("Hi! When are you open on saturday?", "opening-hours"),
        ("<@123456789012345678> my brakes squeal <:sad:123456789012345678>", "brakes"),
    ],
)
def test_a_clear_question_is_answered(engine: Engine, text: str, wanted: str) -> None:
    """Questions, statements, single words, greeted or mentioned."""
    assert answered(engine, text) == wanted


def test_whoever_asks_word_for_word_is_answered(workshop: KnowledgeBase) -> None:
    """However many other entries have the same words: the editor who wrote the question expects it."""
    engine = Engine(workshop, Targets(answer=0.94, suggest=0.0))
    for entry in workshop.entries.values():
        for question in entry.questions:
            reply = engine.reply(question)
            if len(question.split()) >= 4 and isinstance(reply, Answer | Suggestions):
                assert isinstance(reply, Answer), question
                assert reply.entry == entry


def test_an_answer_brings_related_entries_and_candidates(engine: Engine) -> None:
    """Up to three related entries, at most five candidates of which the answer is the first."""
    reply = engine.reply("there is a nail in my tyre")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.related] == ["brakes", "opening-hours"]
    assert reply.candidates[0].entry is reply.entry
    assert len(reply.candidates) <= 5


def test_an_unsure_engine_offers_at_most_three_different_entries(workshop: KnowledgeBase) -> None:
    """Where no answer is sure enough, there are choices, none of them declining or twice."""
    strict = Engine(workshop, Targets(answer=1.0, suggest=0.0))
    reply = strict.reply("how often do the gears or the brakes need a check?")
    assert isinstance(reply, Suggestions)
    names = [entry.id for entry in reply.entries]
    assert 1 <= len(names) <= 3
    assert len(set(names)) == len(names)
    assert not any(entry.declines for entry in reply.entries)


@pytest.mark.parametrize("text", ["what is the capital of Mongolia", "zxcvbn", "x" * 2_000])
def test_what_is_not_known_is_said_to_be_unknown(engine: Engine, text: str) -> None:
    """No answer and no choices, but at most three entries that come nearest."""
    reply = engine.reply(text)
    assert isinstance(reply, Unknown)
    assert reply.decline is None
    assert len(reply.nearest) <= 3


def test_a_declining_entry_that_wins_is_told(engine: Engine) -> None:
    """What is left to others is no answer, but the words of the declining entry."""
    reply = engine.reply("can you repair my car?")
    assert isinstance(reply, Unknown)
    assert reply.decline is not None
    assert reply.decline.id == "no-cars"
    assert reply.nearest == ()


def test_a_declining_entry_leads_to_what_it_names() -> None:
    """Its own relations, of which none declines, and not what the question happened to resemble."""
    cars = topic(
        "no-cars", "Cars", ["can you repair my car?"], declines=True, related=("brakes", "vans", "gone")
    )
    vans = topic("vans", "Vans", ["can you repair my van?"], declines=True)
    reply = Engine(base_of(*WORKSHOP[:2], cars, vans)).reply("can you repair my car?")
    assert isinstance(reply, Unknown)
    assert [entry.id for entry in reply.nearest] == ["brakes"]


@pytest.mark.parametrize(
    "text",
    [
        "how much is a full service? my friend is unconscious",
        "he is BLEEDING",
        "my brakes squeal and I am bleedng",
        "hello there, is unconscious",
    ],
)
def test_danger_wins_over_everything(engine: Engine, text: str) -> None:
    """Crisis words anywhere in the message, misspelt too, lead to the entry that was written for them."""
    reply = engine.reply(text)
    assert isinstance(reply, Unknown)
    assert reply.decline is not None
    assert reply.decline.id == "danger"


def test_without_crisis_words_no_entry_is_special() -> None:
    """An empty vocabulary has no gate at all."""
    plain = Engine(base_of(*WORKSHOP))
    reply = plain.reply("my friend hit his head and is unconscious")
    assert isinstance(reply, Unknown)
    assert reply.confidence < 1.0


def test_a_greeting_is_no_part_of_the_question(engine: Engine) -> None:
    """Greeted or not, the answer and its confidence are the same."""
    plain, greeted = engine.reply("my brakes squeal"), engine.reply("hi my brakes squeal")
    assert isinstance(plain, Answer)
    assert plain == greeted


def test_two_topics_give_two_parts(engine: Engine) -> None:
    """Each of two clear questions is answered, in the order asked."""
    reply = engine.reply("How do I index the gears? Are you open on saturday?")
    assert isinstance(reply, Answer)
    assert [part.reply.entry.id for part in reply.parts if isinstance(part.reply, Answer)] == [
        "gears",
        "opening-hours",
    ]


@pytest.mark.parametrize("other", ["What is the capital of Mongolia?", "Can you repair my old car?"])
def test_a_part_that_is_not_known_stands_beside_an_answer(engine: Engine, other: str) -> None:
    """Unknown or left to others, it is a part like any, and the answer speaks for the message."""
    reply = engine.reply(f"{other} How do I patch a puncture?")
    assert isinstance(reply, Answer)
    assert [type(part.reply) for part in reply.parts] == [Unknown, Answer]
    assert reply.entry.id == "flat-tyre"


def test_beside_mere_choices_nothing_is_said_to_be_unknown(workshop: KnowledgeBase) -> None:
    """A turn of phrase is no question of its own."""
    unsure = Engine(workshop, Targets(answer=1.0))
    reply = unsure.reply("What is the capital of Mongolia? How do I patch a puncture?")
    assert not isinstance(reply, Courtesy)
    assert reply.parts == ()


@pytest.mark.parametrize("joint", [" and ", ", and ", " and also ", "? oh and ", " plus "])
def test_two_topics_in_one_sentence_give_two_parts(engine: Engine, joint: str) -> None:
    """However they are joined."""
    reply = engine.reply(f"how do I index the gears{joint}when are you open on saturday")
    assert isinstance(reply, Answer)
    assert [led.id for part in reply.parts if (led := led_to(part))] == ["gears", "opening-hours"]


def test_a_question_that_an_entry_has_word_for_word_stays_whole() -> None:
    """Its editor wrote one answer to both halves."""
    both = "how do I true a wheel and when are you open on saturday"
    base = base_of(*WORKSHOP, topic("wheel-day", "Wheels on saturday", [both]))
    reply = Engine(base).reply(both)
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.parts) == ("wheel-day", ())


@pytest.mark.parametrize("turn", ["what do you think of the moon", "what would I give away"])
def test_a_joined_clause_that_leads_nowhere_leaves_an_answer_whole(engine: Engine, turn: str) -> None:
    """It is more likely a turn of phrase than a question of its own."""
    reply = engine.reply(f"how do I patch a puncture and {turn}")
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.parts) == ("flat-tyre", ())


def test_a_question_about_something_else_is_said_to_be_unknown(engine: Engine) -> None:
    """Whoever asks for themselves is not passed over without a word."""
    reply = engine.reply("how do I patch a puncture, and what should I cook for dinner tonight")
    assert isinstance(reply, Answer)
    assert [type(part.reply) for part in reply.parts] == [Answer, Unknown]
    assert led_to(reply.parts[1]) is None


def test_a_part_that_leans_and_says_nothing_new_stays_with_the_one_before(engine: Engine) -> None:
    """Of three questions two are told."""
    reply = engine.reply(
        "How do I patch a puncture? How long does that puncture take? When are you open today?"
    )
    assert isinstance(reply, Answer)
    assert [led.id for part in reply.parts if (led := led_to(part))] == ["flat-tyre", "opening-hours"]


def test_one_topic_has_no_parts(engine: Engine) -> None:
    """Two sentences about the same thing lead to one entry."""
    reply = engine.reply("My tyre is flat, what now? There is a nail in my tyre.")
    assert isinstance(reply, Answer)
    assert reply.entry.id == "flat-tyre"
    assert reply.parts == ()


def test_limited_entries_are_hidden_unless_they_may_be_seen(engine: Engine) -> None:
    """An entry for a role is neither answered nor a candidate, except where the asker may see it."""
    asked = "what discount do mechanics get?"
    hidden = engine.reply(asked)
    assert not isinstance(hidden, Courtesy)
    assert "staff-discount" not in [candidate.entry.id for candidate in hidden.candidates]
    shown = engine.reply(asked, engine.view(DAY, lambda entry: True))
    assert isinstance(shown, Answer)
    assert shown.entry.id == "staff-discount"


def test_confidence_falls_with_unknown_words(engine: Engine) -> None:
    """The same words beside others that nobody knows make the engine less sure."""
    known, stranger = (engine.reply(t) for t in ("brakes squeal", "brakes squeal quantum zebra mortgage"))
    assert not isinstance(known, Courtesy)
    assert not isinstance(stranger, Courtesy)
    assert stranger.confidence < known.confidence


def test_targets_move_the_line(workshop: KnowledgeBase) -> None:
    """Who asks for more certainty gets fewer answers."""
    asked = ["squeal", "is a check expensive", "slow shifting", "fetch my bike", "air", "an hour of work"]
    counts = [
        sum(isinstance(Engine(workshop, Targets(answer=t, suggest=0.0)).reply(a), Answer) for a in asked)
        for t in (0.5, 0.9, 1.0)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_an_empty_base_knows_nothing() -> None:
    """Every question is unknown, no name completes."""
    empty = Engine(base_of())
    assert empty.reply("what now, my dear friend") in (Unknown(), Courtesy("language"))
    assert empty.complete("a") == ()


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300) | st.text(alphabet="aeio brktsn<>@:!?`'\n.\u200d\u202e#1", max_size=2_500))
def test_no_text_breaks_the_engine(engine: Engine, text: str) -> None:
    """Any Unicode gives a reply, an explanation and completions, with confidences in [0, 1]."""
    reply = engine.reply(text)
    if not isinstance(reply, Courtesy):
        assert 0.0 <= reply.confidence <= 1.0
        assert all(math.isfinite(candidate.score) for candidate in reply.candidates)
    assert str(engine.explain(text))
    assert len(engine.complete(text)) <= 25


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "\udfff brake \ud83d", "\ufdfa" * 2_000, "e\u0301" * 999, "```" * 600]
)
def test_broken_unicode_is_only_text(engine: Engine, text: str) -> None:
    """Lone surrogates, NUL, letters that unfold and marks without end."""
    assert isinstance(engine.reply(text), Answer | Suggestions | Unknown | Courtesy)


def test_every_vocabulary_part_may_be_missing() -> None:
    """Each part alone is enough to serve."""
    for part, value in WORDS.items():
        assert answered(Engine(base_of(*WORKSHOP, **{part: value})), "my brakes squeal") == "brakes"


def test_what_was_learned_before_changes_nothing_but_the_start(
    engine: Engine, workshop: KnowledgeBase
) -> None:
    """With what an earlier engine has worked out every reply is the same."""
    other = Engine(workshop, learned=engine.learned)
    for text in ("my brakes squeal", "open late?", "deraileur"):
        assert other.reply(text) == engine.reply(text)
