"""Votes on answers, suggestions, and which questions are kept, through Discord."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

import discord

from bot import words
from bot.client import create_bot
from bot.feedback.feedback import Collecting
from bot.feedback.model import Gap, Reason, Tally
from bot.knowledge.model import KnowledgeBase
from tests.world import World, card_of, texts

UNKNOWN = "which tractor ploughs a muddy field best?"


async def queue(world: World) -> list[Gap]:
    """The questions that wait, one group after the other."""
    engine = world.services.library.engine
    groups = await world.services.feedback.groups(engine, dt.datetime.now(dt.UTC).date())
    return [gap for group in groups for gap in group.gaps]


def at_home(world: World, **more: Any) -> None:
    """Let the world's server be a home of the bot's."""
    world.services.feedback.collecting = Collecting(home=frozenset({world.guild.id}), **more)


async def answered(world: World) -> discord.Message:
    """A public answer."""
    await world.ada.send(world.channel, f"{world.me} do I need a degree to be a senior developer?")
    return world.said()[-1]


async def tallies(world: World) -> dict[str, Tally]:
    """The votes on all entries."""
    return await world.services.feedback.votes.tallies()


async def test_whoever_reads_an_answer_may_vote(world: World) -> None:
    """Asker or not, each for themselves, and the thanks are for the voter alone."""
    card = await answered(world)
    assert words.feedback.HELPFUL in texts(card)
    yes = await world.ada.click(card, label=words.feedback.YES)
    no = await world.bob.click(card, label=words.feedback.NO)
    assert yes.ephemeral
    assert no.ephemeral
    assert words.feedback.NOTED_YES in texts(yes.response)
    assert words.feedback.NOTED_NO in texts(no.response)
    assert await tallies(world) == {"degree": Tally(1, 1)}
    assert len(world.said()) == 1


async def test_a_vote_can_be_changed(world: World) -> None:
    """The last one counts, however often the buttons are pressed."""
    card = await answered(world)
    for label in (words.feedback.YES, words.feedback.NO, words.feedback.NO):
        await world.ada.click(card, label=label)
    assert await tallies(world) == {"degree": Tally(0, 1)}


async def test_a_vote_works_after_a_restart(world: World) -> None:
    """All that the button knows stands in its id."""
    card = await answered(world)
    await world.env.restart_bot(create_bot(world.services, shard_count=1))
    await world.ada.click(card, label=words.feedback.YES)
    assert await tallies(world) == {"degree": Tally(1, 0)}


async def test_a_vote_for_an_entry_that_is_gone_is_explained(world: World) -> None:
    """It is not counted for anything else."""
    card = await answered(world)
    world.serve(KnowledgeBase({}))
    result = await world.ada.click(card, label=words.feedback.YES)
    assert texts(result.response) == words.failures.GONE_ENTRY
    assert await tallies(world) == {}


async def test_every_answer_asks_whether_it_helped(world: World) -> None:
    """Public or private, by question, by suggestion or by a browsed list; what is no answer does not."""
    asked = [
        await world.ada.slash(world.channel, "ask", question="how do I get promoted?", hide=True),
        await world.ada.slash(world.channel, "ask", question="how do I get promoted?"),
        await world.ada.slash(world.channel, "ask", question="promotion"),
        await world.ada.slash(world.channel, "role", name="backend-developer"),
        await world.ada.click(await answered(world), label=words.ask.READ_ALL),
    ]
    assert all(words.feedback.HELPFUL in texts(result.response) for result in asked)
    nothing = await world.ada.slash(world.channel, "ask", question=UNKNOWN)
    assert words.feedback.HELPFUL not in texts(nothing.response)


async def test_a_no_offers_to_say_what_was_wanted(world: World) -> None:
    """What is sent is kept with the answer that did not help, masked and without a name, wherever it was."""
    user = world.env.create_user("cleo")
    await user.send_dm("how do I get promoted?")
    no = await user.click(user.dm_channel.last_message, label=words.feedback.NO)
    form = await user.click(card_of(no), label=words.feedback.WISH)
    wanted = "I'm Cleo Long, mail cleo@example.org: promoted without managing people?"
    thanks = await user.submit_modal(form, {"wanted": wanted})
    assert words.feedback.THANKS in texts(thanks.response)
    (gap,) = await queue(world)
    assert (gap.text, gap.reason, gap.entry_id) == (
        "I'm (name), mail (mail) promoted without managing people?",
        Reason.VOTED_DOWN,
        "promotion",
    )


async def test_a_no_without_the_form_keeps_no_words(world: World) -> None:
    """It counts, and what was asked is not kept."""
    at_home(world)
    card = await answered(world)
    no = await world.ada.click(card, label=words.feedback.NO)
    await world.ada.click(card_of(no), label=words.feedback.WISH)
    assert await queue(world) == []
    assert await tallies(world) == {"degree": Tally(0, 1)}


async def test_a_yes_asks_nothing_more(world: World) -> None:
    """There is nothing to say."""
    yes = await world.ada.click(await answered(world), label=words.feedback.YES)
    assert words.feedback.WISH not in texts(yes.response)


async def test_votes_are_the_members_own(world: World) -> None:
    """`/privacy` counts them, and deletes them with all else."""
    await world.ada.click(await answered(world), label=words.feedback.YES)
    card = await world.ada.slash(world.channel, "privacy")
    assert "- Votes on answers: 1" in texts(card.response)
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    assert await tallies(world) == {}


async def test_a_public_question_in_vain_is_kept_at_home(world: World) -> None:
    """Masked; by mention, by command and by a public follow-up, each time once."""
    at_home(world)
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN} ask {world.bob.mention} or x@example.org")
    await world.ada.slash(world.channel, "ask", question=UNKNOWN)
    known = await world.ada.slash(world.channel, "ask", question="how do I get promoted?")
    form = await world.ada.click(card_of(known), label=words.ask.FOLLOW_UP)
    await world.ada.submit_modal(form, {"question": UNKNOWN})
    found = {gap.text: (gap.times, gap.reason) for gap in await queue(world)}
    assert found == {
        UNKNOWN: (2, Reason.UNKNOWN),
        f"{UNKNOWN} ask or (mail)": (1, Reason.UNKNOWN),
    }


async def test_an_unsure_answer_is_kept_as_such(world: World) -> None:
    """Choices are no answer yet."""
    at_home(world)
    result = await world.ada.slash(world.channel, "ask", question="how do i learn sql for backend")
    assert words.ask.NONE_OF_THESE in texts(result.response)
    assert [gap.reason for gap in await queue(world)] == [Reason.UNSURE]


async def test_of_several_questions_only_those_in_vain_are_kept(world: World) -> None:
    """Each by itself."""
    at_home(world)
    cup = "Which cup did the football club win?"
    await world.ada.send(world.channel, f"{world.me} how do I get promoted? {cup} do I need a degree?")
    assert [gap.text for gap in await queue(world)] == [cup]


async def test_what_is_answered_declined_or_polite_is_not_kept(world: World) -> None:
    """Nobody has to write anything for it."""
    at_home(world)
    for text in ("how do I get promoted?", "can I sue my employer?", "thank you", "hello", "???"):
        await world.ada.send(world.channel, f"{world.me} {text}")
    assert len(world.said()) == 5
    assert await queue(world) == []


async def test_nothing_private_is_kept(world: World) -> None:
    """Not from direct messages, hidden answers or private follow-ups."""
    at_home(world)
    await world.env.create_user("cleo").send_dm(UNKNOWN)
    await world.env.create_user("dora").slash("ask", question=UNKNOWN)
    hidden = await world.ada.slash(world.channel, "ask", question="how do I get promoted?", hide=True)
    form = await world.ada.click(card_of(hidden), label=words.ask.FOLLOW_UP)
    await world.ada.submit_modal(form, {"question": UNKNOWN})
    await world.ada.slash(world.channel, "ask", question=UNKNOWN, hide=True)
    assert await queue(world) == []


async def test_a_thread_counts_as_what_it_is(world: World) -> None:
    """What is asked in a public one can be read by all, what is asked in a private one by a few."""
    at_home(world)
    for kind in (discord.ChannelType.private_thread, discord.ChannelType.public_thread):
        thread = await world.place.create_thread(name=kind.name, type=kind)
        await thread.add_user(discord.Object(world.ada.id))
        (place,) = [one for one in world.channel.threads if one.id == thread.id]
        await world.ada.send(place, f"{world.me} {UNKNOWN}")
        await world.ada.slash(place, "ask", question=UNKNOWN)
        assert sum(gap.times for gap in await queue(world)) == (0 if "private" in kind.name else 2)


async def test_nothing_of_another_server_is_kept(world: World) -> None:
    """Only the operator's own servers are homes; without any there is none."""
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN}")
    world.services.feedback.collecting = Collecting(home=frozenset({1}))
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN}")
    assert len(world.said()) == 2
    assert await queue(world) == []


async def test_who_wants_nothing_kept_keeps_nothing(world: World) -> None:
    """With the switch off no question is kept, no form is offered and `/suggest` says so."""
    at_home(world, wanted=False)
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN}")
    assert len(world.said()) == 1
    no = await world.ada.click(await answered(world), label=words.feedback.NO)
    assert words.feedback.WISH not in texts(no.response)
    closed = await world.ada.slash(world.channel, "suggest")
    assert texts(closed.response) == words.feedback.CLOSED
    assert await queue(world) == []


async def test_no_one_can_be_found_in_the_file(world: World, tmp_path: Path) -> None:
    """After questions and suggestions no byte of it has a member, a channel or a server."""
    at_home(world)
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN}")
    form = await world.ada.slash(world.channel, "suggest")
    await world.ada.submit_modal(form, {"question": "how do I plough a field?"})
    with sqlite3.connect(tmp_path / "edge.db") as file:
        rows = [str(row) for row in file.execute("SELECT * FROM gaps")]
        members = file.execute("SELECT count(*) FROM active_members").fetchone()
    file.close()
    ids = (world.ada.id, world.channel.id, world.guild.id)
    assert len(rows) == 2
    assert members == (0,)
    assert not any(str(one) in row for one in ids for row in rows)


async def test_a_question_that_cannot_be_kept_is_answered_all_the_same(world: World, tmp_path: Path) -> None:
    """The reply is out before; a broken table spoils nothing and tells nobody."""
    at_home(world)
    with sqlite3.connect(tmp_path / "edge.db") as file:
        file.execute("DROP TABLE gaps")
    file.close()
    await world.ada.send(world.channel, f"{world.me} {UNKNOWN}")
    result = await world.ada.slash(world.channel, "ask", question=UNKNOWN)
    assert len(world.said()) == 2
    assert "Sorry, something" not in texts(result.response) + texts(world.said()[0])


async def test_a_suggestion_is_kept(world: World) -> None:
    """From any place, into the same queue; the member reads how it is kept."""
    elsewhere = await world.env.create_user("cleo").slash("suggest")
    thanks = await world.ada.submit_modal(
        await world.ada.slash(world.channel, "suggest"), {"question": UNKNOWN}
    )
    assert thanks.ephemeral
    assert words.feedback.kept_for(90) in texts(thanks.response)
    assert [(gap.text, gap.reason) for gap in await queue(world)] == [(UNKNOWN, Reason.SUGGESTED)]
    assert elsewhere.modal


async def test_a_suggestion_that_is_known_is_answered(world: World) -> None:
    """Whoever suggests what is there already finds it a click away."""
    form = await world.ada.slash(world.channel, "suggest")
    thanks = await world.ada.submit_modal(form, {"question": "how do I get promoted?"})
    assert words.feedback.PERHAPS in texts(thanks.response)
    opened = await world.ada.click(card_of(thanks), label="Getting promoted")
    assert "## Getting promoted" in texts(opened.response)


async def test_many_suggestions_have_to_wait(world: World) -> None:
    """After five in an hour a member has to wait, by command and by a form still open; others have not."""
    forms = [await world.ada.slash(world.channel, "suggest") for _ in range(6)]
    for number, form in enumerate(forms[:5]):
        await world.ada.submit_modal(form, {"question": f"what about tractor model {number}a?"})
    late = await world.ada.submit_modal(forms[5], {"question": "one more tractor?"})
    told = await world.ada.slash(world.channel, "suggest")
    assert "Please wait 12 minutes" in texts(told.response)
    assert "Please wait 12 minutes" in texts(late.response)
    assert "one more tractor?" in texts(late.response)
    assert len(await queue(world)) == 5
    assert (await world.bob.slash(world.channel, "suggest")).modal


async def test_a_suggestion_without_words_is_not_kept_and_not_thanked_for(world: World) -> None:
    """What is left of it after masking says nothing; what was typed is given back, and costs no turn."""
    for _ in range(6):
        form = await world.ada.slash(world.channel, "suggest")
        told = await world.ada.submit_modal(form, {"question": "https://example.org +49 170 1234567"})
    shown = texts(told.response) + "".join(map(texts, told.followups))
    assert words.feedback.NO_QUESTION in shown
    assert "+49 170 1234567" in shown
    assert words.feedback.THANKS not in shown
    assert await queue(world) == []
