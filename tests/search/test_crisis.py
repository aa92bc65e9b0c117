"""People in danger: how they are met, and that nobody loses what they are shown by an oversight.

The sentences of ``danger.yaml`` are invented. What stands here twice, in the knowledge and in this file, is
meant to: a number or a way of saying it may only be lost by whoever changes both, knowingly.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read
from bot.library.kept import open_engine
from bot.search.crisis import Crisis
from bot.search.disguise import LONGEST
from bot.search.engine import Engine, Targets
from bot.search.meaning import load as load_encoder
from bot.search.reply import Unknown
from tests.workshop import WORDS, WORKSHOP, base_of

SENTENCES: Any = plain(read((Path(__file__).parent / "danger.yaml").read_bytes()).root)
NUMBERS = {
    "US, Canada": "988",
    "UK, Ireland": "116 123",
    "Australia": "13 11 14",
    "New Zealand": "1737",
    "India": "14416",
    "Germany": "0800 1110111",
    "Austria": "142",
    "Switzerland": "143",
    "France": "3114",
    "Spain": "024",
    "Portugal": "1411",
    "Italy": "02 2327 2327",
    "Brazil": "188",
    "Netherlands": "113",
    "Belgium": "1813",
    "Poland": "116 123",
    "Sweden": "90101",
}
EMERGENCIES = ["112 in Europe and India", "911 in the US", "999 in the UK", "000 in Australia", "111 in New"]


@pytest.fixture(scope="module")
def ours() -> KnowledgeBase:
    """The project's own knowledge."""
    base = load(Path(__file__).parents[2] / "knowledge").base
    assert base is not None
    return base


@pytest.fixture(scope="module")
def engine_of_ours(ours: KnowledgeBase, learned: Path) -> Engine:
    """The search over it."""
    return open_engine(ours, Targets(), learned.parent)


@pytest.fixture(scope="module")
def crisis(engine_of_ours: Engine) -> Crisis:
    """What it knows of danger."""
    return engine_of_ours._crisis


@pytest.fixture(scope="module")
def workshop_crisis(workshop: KnowledgeBase) -> Crisis:
    """What the workshop knows of danger."""
    return Crisis(workshop)


def test_the_sentences_are_enough_to_mean_something() -> None:
    """At least 150 ways of saying it and 200 harmless sentences with the same words."""
    assert len(SENTENCES["danger"]) >= 150
    assert len(SENTENCES["harmless"]) >= 200


def test_patterns_tell_all_known_ways_of_saying_it(crisis: Crisis) -> None:
    """Whoever takes a pattern out sees here whom it leaves alone."""
    assert [text for text in SENTENCES["danger"] if not crisis.told(text)] == []


def test_patterns_leave_harmless_sentences_alone(crisis: Crisis) -> None:
    """Idioms, titles and technical senses."""
    assert [text for text in SENTENCES["harmless"] if crisis.told(text)] == []


def test_known_faults_of_patterns_are_few_and_still_there(crisis: Crisis) -> None:
    """Whoever mends one moves it to the sentences that must stay right."""
    assert len(SENTENCES["missed"]) + len(SENTENCES["alarms"]) <= 30
    assert [text for text in SENTENCES["missed"] if crisis.told(text)] == []
    assert [text for text in SENTENCES["alarms"] if not crisis.told(text)] == []


def test_the_phrasings_of_all_other_entries_are_harmless(ours: KnowledgeBase, crisis: Crisis) -> None:
    """Thousands of questions about work: by patterns all, by words alone all but one in a thousand.

    Entries may be written without learning danger anew; where meaning is read, these few are told too.
    """
    phrasings = [
        text
        for entry in ours.entries.values()
        for text in (*entry.aliases, *entry.not_for, *(entry.questions if entry != ours.crisis else ()))
    ]
    own = set(ours.crisis.aliases) if ours.crisis else set()
    others = [text for text in phrasings if text not in own]
    assert [text for text in others if crisis.told(text)] == []
    assert len([text for text in others if crisis.met(text)]) <= len(others) / 1000


def test_the_entry_meets_its_own_questions(ours: KnowledgeBase, crisis: Crisis) -> None:
    """What editors write as its questions is what people in danger say."""
    assert ours.crisis
    assert [text for text in ours.crisis.questions if not crisis.met(text)] == []


@pytest.mark.parametrize("text", SENTENCES["harmless"][::7])
def test_search_never_leads_to_the_entry_by_nearness(engine_of_ours: Engine, text: str) -> None:
    """However near an idiom comes to the entry's phrasings."""
    reply = engine_of_ours.reply(text)
    assert not (isinstance(reply, Unknown) and reply.crisis)


@pytest.mark.parametrize(("country", "number"), NUMBERS.items())
def test_every_country_keeps_its_helpline(ours: KnowledgeBase, country: str, number: str) -> None:
    """The number stands right behind the country; checked at its source on the entry's review day."""
    assert ours.crisis
    assert f"{country}: **{number}**" in ours.crisis.answer


def test_the_emergency_number_comes_first(ours: KnowledgeBase) -> None:
    """Before any helpline, with the numbers of the largest countries."""
    assert ours.crisis
    answer = ours.crisis.answer
    assert all(number in answer for number in EMERGENCIES)
    assert answer.index("emergency number") < answer.index("112") < answer.index("988")


def test_the_entry_points_to_other_countries_and_to_people(ours: KnowledgeBase) -> None:
    """Nobody is left without an address."""
    assert ours.crisis
    assert ours.crisis.declines
    assert ours.crisis.only_for is None
    for text in ("findahelpline.com", "befrienders.org", "tell one person near you", "about someone else"):
        assert text in ours.crisis.answer


def test_every_helpline_has_its_source(ours: KnowledgeBase) -> None:
    """Whoever reviews the entry finds where each number is checked."""
    assert ours.crisis
    lines = [key for key in ours.crisis.sources if key.startswith("helpline-")]
    assert len(lines) >= 18
    assert {ours.sources[key].use for key in lines} == {"link-only"}


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "k1ll mys3lf",
        "my sister came. I'm suicidal!",
        "i dont want to live",
        "Ich will sterben",
    ],
)
def test_plain_cries_are_met_whatever_was_learned(crisis: Crisis, text: str) -> None:
    """A pattern of `always` is not weighed."""
    assert crisis.met(text)
    assert crisis.met_by_words(text)


@pytest.mark.parametrize(
    "text",
    ["I nearly died laughing", "how do I kill a process?", "Suicide Squad was dull", "je meurs de faim"],
)
def test_plain_idioms_are_left_alone_whatever_was_learned(crisis: Crisis, text: str) -> None:
    """By everything that is weighed together."""
    assert crisis.met(text) is None


def test_what_no_pattern_tells_is_met_by_what_was_learned(crisis: Crisis) -> None:
    """The reason why patterns are weighed and do not decide alone."""
    left = [text for text in SENTENCES["missed"] if crisis.met_by_words(text)]
    assert len(left) >= len(SENTENCES["missed"]) / 2


def test_by_sense_more_is_met_than_by_words(ours: KnowledgeBase, crisis: Crisis) -> None:
    """Of what people say in words of their own."""
    by_sense = Crisis(ours, encoder=load_encoder())
    text = "I wrote the letters to my parents last night, the one to my brother is still too hard."
    assert by_sense.met(text)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("He fell on his head", True),
        ("he fell yesterday on his head", True),
        ("he fell a long long way and then he hit a head", False),
        ("please come. Help me! now", True),
        ("help me with my brakes", False),
        ("he really is unconscious", True),
        ("hit head", True),
        ("SB IS UNCONSC1OUS", True),
        ("my friend is bleeding the brakes", False),
        ("my friend is bleeding badly", True),
        ("he vanished", True),
        ("in the film he vanished", False),
        ('in the film he says "is unconscious"', False),
        ("after the film he is unconscious", True),
        ("I lie on the ice, and my leg is broken", True),
        ("My leg is broken. It was dark and I lie on the ice", True),
        ("I lie on the ice", False),
        ("my leg is broken", False),
        ("my leg is broken ice", False),
        ("i lie on the ice, the leg of my chair is broken", False),
        ("danger", True),
        ("", False),
    ],
)
def test_patterns_mean_what_the_readme_says(workshop_crisis: Crisis, text: str, met: bool) -> None:
    """Groups, gaps, ends of sentences, optional words, fillers, harmless phrases, stories and quotations."""
    assert bool(workshop_crisis.met(text)) is met


def test_anywhere_in_a_long_message_is_enough(crisis: Crisis) -> None:
    """The last words of the longest message count as much as the first."""
    line = "the sprint went well and the release too. "
    for cry in ("I want to die", "I think about killing myself every day"):
        padding = line * ((LONGEST - len(cry)) // len(line))
        assert crisis.met(padding + cry)
        assert crisis.met_by_words(cry + ". " + padding)
    assert not crisis.met(line * 200)


@pytest.mark.parametrize("text", ["*" * 4000, "k*" * 2000, '"' * 4000, "ﷺ" * 4000, "k m " * 1000, "\x00" * 9])
def test_hostile_text_is_survived(crisis: Crisis, text: str) -> None:
    """It is no cry for help and does no harm."""
    assert crisis.met(text) is None


def test_without_words_of_danger_nobody_is_met() -> None:
    """A knowledge that names no entry for danger has no gate at all."""
    assert Crisis(base_of(*WORKSHOP)).met("my friend is unconscious") is None


def test_autocomplete_offers_help_and_nothing_else(workshop: KnowledgeBase) -> None:
    """No list of titles for somebody in danger, and nothing in lists of other kinds."""
    engine = Engine(workshop)
    assert [entry.id for entry in engine.complete("my friend is unconscious")] == ["danger"]
    assert engine.complete("my friend is unconscious", ("role",)) == ()


def test_a_reply_to_danger_says_that_it_is_one(workshop: KnowledgeBase) -> None:
    """Whoever shows it need not guess from a confidence."""
    reply = Engine(workshop).reply("somebody is bleeding")
    assert isinstance(reply, Unknown)
    assert (reply.crisis, reply.nearest) == (True, ())
    other = Engine(workshop).reply("can you repair my car?")
    assert isinstance(other, Unknown)
    assert not other.crisis


def test_the_entry_is_reached_by_words_of_danger_alone() -> None:
    """A base whose words of danger do not fit a question never shows the entry for it."""
    vocabulary = WORDS | {"crisis": {"entry": "danger", "said": ("never said",)}}
    reply = Engine(base_of(*WORKSHOP, **vocabulary)).reply("I had a crash and I am bleeding")
    assert not (isinstance(reply, Unknown) and reply.decline and reply.decline.id == "danger")
