"""Words and meaning joined: what an engine that reads both decides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, Targets
from bot.search.finding import LEAST_SHARE, offered
from bot.search.meaning.meaning import Meaning
from bot.search.reply import Answer, Suggestions, Unknown
from tests.workshop import DAY

OPEN = Targets(answer=0.6, suggest=0.3)


@pytest.fixture(scope="module")
def bold(shop: KnowledgeBase, meaning: Meaning) -> Engine:
    """An engine that answers when it is fairly sure."""
    return Engine(shop, OPEN, meaning=meaning)


@pytest.fixture(scope="module")
def plain(shop: KnowledgeBase) -> Engine:
    """The same without meaning."""
    return Engine(shop, OPEN)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("my brakes squeal", "brakes"),
        ("i ran over a nail and there is no air left", "flat-tyre"),
        ("at what hour do you close?", "opening-hours"),
    ],
)
def test_the_right_entry_is_first(bold: Engine, text: str, wanted: str) -> None:
    """In the words of the entry or in others."""
    assert bold.find(text).choices[0].entry.id == wanted


def test_meaning_finds_what_words_do_not(bold: Engine, plain: Engine) -> None:
    """No telling word of this stands in the knowledge."""
    text = "something sharp pierced it and the pressure is gone"
    assert bold.find(text).choices[0].entry.id == "flat-tyre"
    assert "flat-tyre" not in [choice.entry.id for choice in plain.find(text).choices[:1]]


def test_a_phrasing_is_answered(bold: Engine) -> None:
    """Word for word there is no doubt."""
    reply = bold.reply("how do I patch a puncture?")
    assert isinstance(reply, Answer)
    assert reply.entry.id == "flat-tyre"


@pytest.mark.parametrize(
    "text", ["a recipe for onion soup", "zxcvbn qwrtp", "who scored in the second half?"]
)
def test_another_subject_is_not_answered(bold: Engine, text: str) -> None:
    """However open the engine is."""
    assert not isinstance(bold.reply(text), Answer)


def test_only_what_can_be_offered_has_a_chance(bold: Engine) -> None:
    """The best entry and at most five that answer; the rest is only ranked."""
    choices = bold.find("what does it cost to mend a flat tyre on saturday?").choices
    with_chance = [choice for choice in choices if choice.signs]
    assert choices[0].signs is not None
    assert 1 <= len(with_chance) <= 6
    assert all(choice.chance == 0.0 for choice in choices if choice.signs is None)


def test_what_declines_stands_behind_what_can_be_offered(bold: Engine) -> None:
    """Unless it is the best entry: nobody can choose it."""
    choices = bold.find("can you repair the rim brakes of my bicycle or car?").choices
    assert [choice.entry.declines for choice in choices[1:]] == sorted(
        choice.entry.declines for choice in choices[1:]
    )
    assert any(choice.entry.declines for choice in choices[1:])


def test_no_choice_only_fills_the_row(bold: Engine) -> None:
    """What is offered is at least a fifth as likely as the likeliest."""
    found = bold.find("my brakes squeal when I stop")
    chances = [choice.chance for choice in offered(found.choices)]
    assert min(chances) >= LEAST_SHARE * max(chances)
    assert len(chances) < len([choice for choice in found.choices if not choice.entry.declines][:3])


def test_the_words_lead_is_a_sign_of_their_first_entry_alone(bold: Engine) -> None:
    """Other entries have none."""
    found = bold.find("my brakes squeal")
    leads = {choice.number: choice.signs.ahead for choice in found.choices if choice.signs}
    first = found.readings[0].hits[0].number
    assert leads.pop(first) > 0
    assert set(leads.values()) == {0.0}


def test_one_of_several_is_likelier_than_each(bold: Engine) -> None:
    """Choices are offered when together they will do."""
    finding = bold.find("the wheel makes a noise when I stop")
    assert finding.some >= max(choice.chance for choice in finding.choices[:3] if not choice.entry.declines)
    assert finding.some <= 1.0


def test_a_declining_entry_that_wins_is_told(bold: Engine) -> None:
    """With what helps in its place, and never as an answer."""
    reply = bold.reply("can you repair my car?")
    assert isinstance(reply, Unknown)
    assert reply.decline is not None
    assert reply.decline.id == "no-cars"


def test_what_nobody_may_see_is_not_found(bold: Engine) -> None:
    """Meaning is no way around."""
    reply = bold.reply("what discount do mechanics get?")
    assert "staff-discount" not in [candidate.entry.id for candidate in getattr(reply, "candidates", ())]


def test_nearness_to_words_of_danger_offers_no_help(bold: Engine) -> None:
    """Only the words of danger themselves lead to the entry for them."""
    reply = bold.reply("the accident of my neighbour was in the paper")
    assert "danger" not in [candidate.entry.id for candidate in getattr(reply, "candidates", ())]


def test_danger_wins_over_meaning(bold: Engine) -> None:
    """As over everything."""
    reply = bold.reply("how much is a full service? my friend is unconscious")
    assert isinstance(reply, Unknown)
    assert reply.crisis


def test_two_questions_lead_to_two_parts(bold: Engine) -> None:
    """Each with what it leads to by itself, in the order asked; the whole is the surest of them."""
    reply = bold.reply("When are you open on saturday? How do I patch a puncture?")
    assert isinstance(reply, Answer)
    assert [part.text for part in reply.parts] == [
        "When are you open on saturday?",
        "How do I patch a puncture?",
    ]
    entries = [part.reply.entry.id for part in reply.parts if isinstance(part.reply, Answer)]
    assert entries == ["opening-hours", "flat-tyre"]
    assert reply.confidence == max(part.reply.confidence for part in reply.parts)
    assert reply.entry.id in entries


def test_questions_about_one_thing_are_one_question(bold: Engine) -> None:
    """Two ways of asking it give one answer."""
    assert bold.reply("Are you open on saturday? Until when are you open?").parts == ()  # type: ignore[union-attr]  # no courtesy


def test_mistyped_words_are_repaired_before_they_are_read(bold: Engine) -> None:
    """Where most of a message is mistyped, its meaning is that of the repaired one."""
    assert bold.find("my derailer ratles").choices[0].entry.id == "gears"


def test_the_explanation_shows_both_sides(bold: Engine) -> None:
    """The words' evidence, the meaning's signs, and the phrasing that is nearest."""
    told = bold.explain("squealing rim brakes")
    assert told.best[0][0] == "brakes"
    assert {"likely", "outside", "nearest", "wording"} <= set(told.signs)
    assert told.like in {
        "my brakes squeal",
        "disc brake or rim brake, what is better?",
        "rim brakes vs disc brakes",
    }
    assert "means like: " in str(told)


def test_the_same_message_gets_the_same_reply(bold: Engine) -> None:
    """To the last digit."""
    text = "my gears are noisy and the brake is weak"
    assert bold.reply(text) == bold.reply(text)


def test_a_view_of_today_is_served(bold: Engine) -> None:
    """As by words alone."""
    reply = bold.reply("my brakes squeal", bold.view(DAY))
    assert isinstance(reply, Answer)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_no_message_is_too_odd(bold: Engine, text: str) -> None:
    """Whatever is typed, there is a reply, and its confidence is a chance."""
    reply = bold.reply(text)
    assert 0.0 <= getattr(reply, "confidence", 0.0) <= 1.0
    assert len(getattr(reply, "entries", ())) <= 3 or not isinstance(reply, Suggestions)
