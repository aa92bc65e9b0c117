"""Buttons, lists and forms: they answer the clicker, outlive restarts, and fail kindly."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

import discord
import pytest

from bot import words
from bot.client import create_bot
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.view import View
from bot.search.reply import Suggestions
from bot.ui.cards.ask import reply_card
from bot.ui.cards.card import Card
from tests.jobs.queries import ALL
from tests.small import small_base
from tests.world import MakeWorld, World, card_of, texts

TODAY = dt.date(2026, 1, 1)
DEGREE = "do I need a degree to be a senior developer?"


async def asked(world: World, question: str = DEGREE) -> discord.Message:
    """The card that answers a question of Ada's."""
    await world.ada.send(world.channel, f"{world.me} {question}")
    return world.said()[-1]


async def test_a_related_entry_opens_for_the_clicker_alone(world: World) -> None:
    """Anybody may open a related entry; only they see it, and the public card stays as it was."""
    card = await asked(world)
    before = texts(card)
    result = await world.bob.select(card, ["mentoring"])
    assert result.ephemeral
    assert "## Mentoring" in texts(result.response)
    assert texts(world.said()[-1]) == before


async def test_a_click_and_a_form_are_answered_once(world: World) -> None:
    """What this version claims is not called old as well."""
    result = await world.ada.slash(world.channel, "ask", question=DEGREE)
    opened = await world.ada.select(card_of(result), ["mentoring"])
    form = await world.ada.click(card_of(result), label=words.ask.FOLLOW_UP)
    answer = await world.ada.submit_modal(form, {"question": "how do I get promoted?"})
    assert (opened.followups, form.followups, answer.followups) == ([], [], [])


async def test_buttons_work_the_next_day_and_after_a_restart(world: World) -> None:
    """What a button knows stands in its id; no process has to remember it."""
    card = await asked(world)
    await world.env.advance_time(86_400)
    assert "## Mentoring" in texts((await world.ada.select(card, ["mentoring"])).response)
    await world.env.restart_bot(create_bot(world.services, shard_count=1))
    assert "## Mentoring" in texts((await world.ada.select(card, ["mentoring"])).response)


async def test_buttons_stay_registered_whatever_is_sent_and_edited(world: World) -> None:
    """Paging, opening and closing cards unregisters no kind of button."""
    card = await asked(world)
    about = await world.ada.slash(world.channel, "about")
    await world.ada.click(card_of(about), label="Next")
    await world.ada.slash(world.channel, "jobs list")
    await world.env.advance_time(86_400)
    assert "## Mentoring" in texts((await world.ada.select(card, ["mentoring"])).response)


async def test_no_view_stays_in_memory(world: World) -> None:
    """Cards are forgotten once they are sent, however many there are."""
    for _ in range(5):
        await asked(world)
    assert world.bot.persistent_views == []
    assert world.bot._connection._view_store._views == {}


async def test_a_list_opens_what_is_chosen(world: World) -> None:
    """A role's list of linked entries opens the one that is picked."""
    result = await world.bob.slash(world.channel, "role", name="backend")
    result = await world.bob.select(card_of(result), ["sql"])
    assert result.ephemeral
    assert "## SQL" in texts(result.response)


async def test_none_of_these_leads_to_other_ones(world: World) -> None:
    """Never to the same three, and to an honest end after them."""
    view = View(world.services.library.engine.base, TODAY)
    reply = Suggestions(view.some(["sql", "kubernetes"]), 0.5, others=view.some(["staff", "ic"]))
    await world.place.send(view=reply_card(view, reply))
    others = await world.ada.click(world.said()[-1], label=words.ask.NONE_OF_THESE)
    assert others.ephemeral
    assert texts(others.response).startswith(words.ask.OTHERS)
    shown = texts(others.response).splitlines()
    assert "Staff engineer" in shown
    assert "SQL" not in shown
    ended = await world.ada.click(card_of(others), label=words.ask.NONE_OF_THESE)
    assert texts(ended.response) == words.ask.NONE_ANSWER


async def test_the_rest_of_an_answer_is_read_alone(world: World) -> None:
    """Whoever wants it all opens it for themselves, and the channel keeps its short card."""
    card = await asked(world)
    result = await world.bob.click(card, label=words.ask.READ_ALL)
    assert result.ephemeral
    assert "-# Reviewed" in texts(result.response)


async def test_none_of_these_ends_politely(world: World) -> None:
    """Who finds nothing among the suggestions is told what else helps."""
    result = await world.ada.slash(world.channel, "ask", question="how do i learn sql for backend")
    ended = await world.ada.click(card_of(result), label=words.ask.NONE_OF_THESE)
    assert ended.ephemeral
    assert texts(ended.response) == words.ask.NONE_ANSWER


async def test_a_follow_up_is_asked_in_a_form(world: World) -> None:
    """Answers to commands cannot be replied to, so their button takes the next question."""
    result = await world.ada.slash(world.channel, "ask", question=DEGREE)
    form = await world.ada.click(card_of(result), label=words.ask.FOLLOW_UP)
    answer = await world.ada.submit_modal(form, {"question": "how do I get promoted?"})
    assert "## Getting promoted" in texts(answer.response)
    assert not answer.ephemeral


async def test_a_follow_up_of_a_hidden_answer_is_hidden(world: World) -> None:
    """The next answer is as visible as the card that it follows."""
    result = await world.ada.slash(world.channel, "ask", question=DEGREE, hide=True)
    form = await world.ada.click(card_of(result), label=words.ask.FOLLOW_UP)
    answer = await world.ada.submit_modal(form, {"question": "how do I get promoted?"})
    assert answer.ephemeral


async def test_answers_to_messages_have_no_follow_up_button(world: World) -> None:
    """They can simply be replied to."""
    assert words.ask.FOLLOW_UP not in texts(await asked(world))


async def test_a_form_outlives_a_restart_with_what_was_typed(world: World) -> None:
    """What was typed while the bot was replaced is saved as if nothing had happened."""
    result = await world.ada.slash(world.channel, "jobs save")
    await world.env.restart_bot(create_bot(world.services, shard_count=1))
    sent = await world.ada.submit_modal(result, {"url": "https://jobs.example.com/1"})
    assert words.jobs.SAVED in texts(sent.response)
    assert [job.posting.url for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs] == [
        "https://jobs.example.com/1"
    ]


async def test_a_form_works_the_next_day(world: World) -> None:
    """No clock runs while somebody fills it in."""
    result = await world.ada.slash(world.channel, "ask", question=DEGREE)
    form = await world.ada.click(card_of(result), label=words.ask.FOLLOW_UP)
    await world.env.advance_time(86_400)
    answer = await world.ada.submit_modal(form, {"question": "how do I get promoted?"})
    assert "## Getting promoted" in texts(answer.response)


async def test_an_open_form_holds_neither_task_nor_memory(world: World) -> None:
    """However many are opened and never sent, the bot knows nothing of them."""
    await world.ada.slash(world.channel, "jobs save")
    before = len(asyncio.all_tasks())
    for _ in range(20):
        await world.ada.slash(world.channel, "jobs save")
    assert len(asyncio.all_tasks()) <= before
    assert world.bot._connection._view_store._modals == {}


async def test_a_form_of_another_version_is_explained(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that no part of this version knows is answered privately instead of failing."""
    monkeypatch.setattr("bot.ui.verbs.VERSION", "0")
    result = await world.ada.slash(world.channel, "jobs save")
    sent = await world.ada.submit_modal(result, {"url": "https://jobs.example.com/1"})
    assert sent.ephemeral
    assert texts(sent.response).startswith(words.failures.OLD_FORM)


async def test_an_entry_that_is_gone_is_explained(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """A button to an entry that a reload removed says so."""
    async with make_world() as world:
        card = await asked(world)
        left = {name: entry for name, entry in base.entries.items() if name != "mentoring"}
        world.serve(small_base(entries=left))
        result = await world.ada.select(card, ["mentoring"])
    assert result.ephemeral
    assert texts(result.response) == words.failures.GONE_ENTRY


async def test_a_renamed_entry_is_still_found(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """Old buttons lead to the entry under its new id."""
    async with make_world() as world:
        card = await asked(world)
        renamed = base.entries["mentoring"].model_copy(update={"formerly": ("mentoring",)})
        renamed._id = "helping-others"
        others = {name: entry for name, entry in base.entries.items() if name != "mentoring"}
        world.serve(small_base(entries=others | {renamed.id: renamed}))
        result = await world.ada.select(card, ["mentoring"])
    assert "## Mentoring" in texts(result.response)


async def _leave_behind(world: World, custom_id: str) -> discord.Message:
    """A card as another version of the bot may have left it."""
    await world.place.send(view=Card().row(discord.ui.Button(label="Old", custom_id=custom_id)))
    await world.env.restart_bot(create_bot(world.services, shard_count=1))
    return world.said()[-1]


async def test_a_button_of_another_version_is_explained(world: World) -> None:
    """A click that no part of this version claims is answered privately instead of failing."""
    result = await world.ada.click(await _leave_behind(world, "0:something:old"), label="Old")
    assert result.ephemeral
    assert texts(result.response) == words.failures.OLD_BUTTON


async def test_a_verb_that_is_gone_is_explained(world: World) -> None:
    """A button of this version's form whose work no longer exists is explained as well."""
    result = await world.ada.click(await _leave_behind(world, "1:dance:tango"), label="Old")
    assert result.ephemeral
    assert texts(result.response) == words.failures.OLD_BUTTON


@pytest.mark.parametrize(
    "custom_id",
    [
        "1:turn",
        "1:turn:skill:data",
        "1:turn:skill:data:0:1",
        "1:turn:skill:data:-1",
        "1:turn:skill:data:x",
        "1:jobs:\N{ARABIC-INDIC DIGIT THREE}",
        "1:jobs:99999999999999999999",
        "1:job-yes:2147483648:0",
        "1:job-new:https",
        "form/1:job-new",
        "form/1:asked:public",
        "list/1:open",
        "1:asked:everybody",
        "2:open:mentoring",
    ],
)
async def test_a_button_with_other_arguments_is_explained(
    world: World, custom_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Too few, too many or of another kind: it is from another version, which is no failure of this one."""
    caplog.set_level(logging.DEBUG, "bot")
    result = await world.ada.click(await _leave_behind(world, custom_id), label="Old")
    assert result.ephemeral
    assert texts(result.response) == words.failures.OLD_BUTTON
    said = [record for record in caplog.records if record.name.startswith("bot.ui")]
    assert [(record.name, record.levelname, record.exc_info) for record in said] == [
        ("bot.ui.routes", "DEBUG", None)
    ]


@pytest.mark.parametrize(
    ("custom_id", "shown"),
    [
        ("1:open:mentoring", "## Mentoring"),
        ("1:turn:skill::0", "## Skills"),
        ("1:turn:skill:data:7", "SQL"),
        ("1:browse", words.kinds.KNOWN),
        ("1:about:99", words.guide.ABOUT_SOURCES),
        ("1:jobs:3", words.jobs.EMPTY),
        ("1:job-ask:1:0", words.jobs.GONE),
        ("1:job-yes:1:0", words.jobs.GONE),
        ("1:none", words.ask.NONE_ANSWER),
        ("1:privacy", words.members.PRIVACY_TITLE),
        ("1:erase", words.members.PRIVACY_NOTHING),
        ("1:erase-yes", words.members.ERASED_NOTHING),
    ],
)
async def test_a_button_that_was_sent_long_ago_still_works(world: World, custom_id: str, shown: str) -> None:
    """As its id was written then."""
    answered = await world.ada.click(await _leave_behind(world, custom_id), label="Old")
    assert shown in "\n".join(map(texts, [*world.said(), answered.response]))
