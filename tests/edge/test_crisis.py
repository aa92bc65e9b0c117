"""Somebody in danger: help that only they see, and nothing in a channel that tells others what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import words
from bot.knowledge.crisis import Crisis
from bot.knowledge.model import KnowledgeBase, Topic
from bot.servers.pace import Pace
from tests.small import entry, small_base
from tests.world import MakeWorld, World, card_of, texts

CRY = "my code is fine but I want to die"
UNTOLD = "I am suicidal and nobody would miss me if I killed myself"
DEGREE = "do I need a degree to be a senior developer?"
HELP = "call your local emergency number"


def with_crisis() -> KnowledgeBase:
    """The small knowledge with words of danger and the entry for them."""
    small = small_base()
    help_ = entry(
        Topic,
        "in-danger",
        "You are not alone",
        "Please call your local emergency number now: **112** or **988**.",
        questions=("I want to die",),
        category="out-of-scope",
        declines=True,
        related=("promotion",),
    )
    crisis = Crisis(entry="in-danger", said=("want to die",), harmless=("want to die laughing",))
    vocabulary = small.vocabulary.model_copy(update={"crisis": crisis})
    return small_base(entries={**small.entries, "in-danger": help_}, vocabulary=vocabulary)


def weighed() -> KnowledgeBase:
    """The same, where the patterns are weighed against what was learned."""
    base = with_crisis()
    crisis = base.vocabulary.crisis.model_copy(update={"weighed": True})
    return replace(base, vocabulary=base.vocabulary.model_copy(update={"crisis": crisis}))


@pytest.fixture
def base() -> KnowledgeBase:
    """What the world of these tests serves."""
    return with_crisis()


async def test_ask_is_answered_for_the_asker_alone(world: World) -> None:
    """A public `/ask` turns private, and the card does not repeat the words."""
    result = await world.ada.slash(world.channel, "ask", question=CRY)
    assert result.ephemeral
    assert HELP in texts(result.response)
    assert "die" not in texts(result.response)
    assert world.said() == []


async def test_the_help_has_nothing_to_press(world: World) -> None:
    """No related topics, no follow-up, no browsing: a calm card with the day of its last check."""
    result = await world.ada.slash(world.channel, "ask", question=CRY, hide=True)
    shown = texts(result.response)
    assert "custom_id" not in str(card_of(result).components)
    assert not {words.ask.FOLLOW_UP, words.kinds.BROWSE, words.ask.INSTEAD, "Getting promoted"} & set(
        shown.split("\n")
    )
    assert "24 November 2025" in shown


async def test_a_cry_that_no_pattern_tells_is_met(make_world: MakeWorld) -> None:
    """By what was learned of danger, on every way in: command, suggestion, form and message."""
    async with make_world(weighed()) as world:
        asked = await world.ada.slash(world.channel, "ask", question=UNTOLD)
        assert asked.ephemeral
        assert HELP in texts(asked.response)
        offered = await world.ada.autocomplete(world.channel, "ask", "question", UNTOLD)
        assert [choice["value"] for choice in offered] == ["in-danger"]
        card = card_of(await world.bob.slash(world.channel, "ask", question="how do I get promoted?"))
        form = await world.bob.click(card, label=words.ask.FOLLOW_UP)
        assert HELP in texts((await world.bob.submit_modal(form, {"question": UNTOLD})).response)
        await world.ada.send(world.channel, f"{world.me} {UNTOLD}")
        assert texts(world.said()[-1]) == f"{words.ask.DISCREET}\n{words.ask.FIND_HELP}"


async def test_an_idiom_is_no_cry_by_what_was_learned(make_world: MakeWorld) -> None:
    """It gets an answer that everybody may read."""
    async with make_world(weighed()) as world:
        result = await world.ada.slash(world.channel, "ask", question="how do I kill a process on port 80?")
        assert not result.ephemeral
        assert HELP not in texts(result.response)


async def test_a_follow_up_is_answered_for_the_asker_alone(world: World) -> None:
    """The form under a public card leads to a private answer."""
    card = card_of(await world.ada.slash(world.channel, "ask", question="how do I get promoted?"))
    form = await world.ada.click(card, label=words.ask.FOLLOW_UP)
    result = await world.ada.submit_modal(form, {"question": CRY})
    assert result.ephemeral
    assert HELP in texts(result.response)


async def test_a_mention_is_answered_without_a_word_of_it(world: World) -> None:
    """In the channel stand one kind line and a button, which tell others nothing."""
    await world.ada.send(world.channel, f"{world.me} {CRY}")
    (said,) = world.said()
    assert texts(said) == f"{words.ask.DISCREET}\n{words.ask.FIND_HELP}"
    for secret in ("die", "emergency", "112", "988", "danger", "crisis", "suicid"):
        assert secret not in str([part.to_dict() for part in said.components])


async def test_the_button_shows_the_help_to_whoever_presses_it(world: World) -> None:
    """It is theirs alone, and others who worry may press it too."""
    await world.ada.send(world.channel, f"{world.me} {CRY}")
    for member in (world.ada, world.bob):
        result = await member.click(world.said()[-1], label=words.ask.FIND_HELP)
        assert result.ephemeral
        assert HELP in texts(result.response)
    assert len(world.said()) == 1


async def test_the_button_outlives_the_entry(world: World) -> None:
    """Where the knowledge has no such entry any more, a sentence says so."""
    await world.ada.send(world.channel, f"{world.me} {CRY}")
    world.serve(small_base())
    result = await world.ada.click(world.said()[-1], label=words.ask.FIND_HELP)
    assert texts(result.response) == words.failures.GONE_ENTRY


async def test_a_reply_to_the_bot_is_as_discreet(world: World) -> None:
    """A reply is read by the channel like a mention."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.ada.send(world.channel, "I want to die", reply_to=world.said()[-1])
    assert texts(world.said()[-1]) == f"{words.ask.DISCREET}\n{words.ask.FIND_HELP}"


async def test_a_direct_message_gets_the_whole_help(world: World) -> None:
    """Nobody else reads along there."""
    user = world.env.create_user("cleo")
    await user.send_dm(CRY)
    answer = user.dm_channel.last_message
    assert answer
    assert HELP in texts(answer)


async def test_a_flood_does_not_hide_the_help(make_world: MakeWorld) -> None:
    """Whoever asked too much before is helped all the same, in the channel and by command."""
    async with make_world(with_crisis(), pace=Pace(questions=1, seconds=60)) as world:
        for text in (DEGREE, DEGREE, DEGREE, CRY):
            await world.ada.send(world.channel, f"{world.me} {text}")
        assert words.ask.DISCREET in texts(world.said()[-1])
        for _ in range(3):
            await world.bob.slash(world.channel, "ask", question=DEGREE)
        answer = await world.bob.slash(world.channel, "ask", question=CRY)
        assert HELP in texts(answer.response)


async def test_suggestions_offer_the_help_alone(world: World) -> None:
    """While typing, no list of titles; choosing the help shows it privately."""
    offered = await world.ada.autocomplete(world.channel, "ask", "question", "i want to die")
    assert [(choice["name"], choice["value"]) for choice in offered] == [("You are not alone", "in-danger")]
    result = await world.ada.slash(world.channel, "ask", question=offered[0]["value"])
    assert result.ephemeral
    assert HELP in texts(result.response)


async def test_an_idiom_is_an_ordinary_question(world: World) -> None:
    """It is answered for everybody, with its words."""
    result = await world.ada.slash(world.channel, "ask", question="want to die laughing, need a degree?")
    assert not result.ephemeral
    assert "laughing" in texts(result.response)


async def test_nothing_of_it_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the words nor that they were said."""
    caplog.set_level("DEBUG", logger="bot")
    await world.ada.send(world.channel, f"{world.me} {CRY}")
    await world.ada.slash(world.channel, "ask", question=CRY)
    assert [r for r in caplog.records if r.name.startswith("bot")] == []
