"""Whatever members write: nothing pings, formats or advertises, and nothing of one member reaches another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot import words
from bot.jobs.model import Status
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

HOSTILE = [
    "@everyone @here <@1> <@&2> <#3>",
    "https://evil.example/x discord.gg/abc [free](https://evil.example) job",
    "\u202edegree\u2066 \u200bback\u2069",
    "\u200b\u2060\u200e",
    "**bold** ||spoiler|| `code` ```block```",
    "> quote\n# heading\n-# small\n\n\n```",
    "\\" * 50,
    "<t:0:R> </ask:123> <:x:1> <a:y:2>",
    "Z\u0338\u0327\u031b\u0353\u0355\u0330" * 60,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea" * 40,
    "a" * 1000,
]


async def _everything(world: World, text: str) -> None:
    """Ada uses the text wherever the bot takes text."""
    await world.ada.send(world.channel, f"{world.me} {text}"[:2000])
    await world.ada.slash(world.channel, "ask", question=text)
    await world.ada.slash(world.channel, "ask", question=text, hide=True)
    await world.ada.slash(world.channel, "role", name=text[:100])
    await world.ada.slash(world.channel, "skills", group=text[:100])
    url = "https://jobs.example.com/1"
    await world.ada.slash(world.channel, "jobs save", url=url, title=text[:200], company=text[:120])
    await world.ada.slash(world.channel, "jobs list")
    await world.ada.slash(world.channel, "jobs remove", job=text[:100])
    form = await world.ada.slash(world.channel, "jobs save")
    await world.ada.submit_modal(form, {"url": text, "title": "", "company": ""})


def _sent(world: World) -> list[dict[str, object]]:
    """The body of every message that the bot sent or changed."""
    bodies = []
    for request in world.env.http_requests:
        body = request.json if isinstance(request.json, dict) else {}
        body = body.get("data") or body
        if request.method in ("POST", "PATCH") and (body.get("content") or body.get("components")):
            bodies.append(body)
    return [body for body in bodies if "custom_id" not in body]  # a form is no message


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_text_of_a_member_pings_or_breaks_anything(make_world: MakeWorld, text: str) -> None:
    """Every path answers in words within Discord's limits, and every message forbids every mention."""
    async with make_world(check_errors=False) as world:
        await _everything(world, text)
        sent = _sent(world)
        assert len(sent) >= 9
        assert all(body["allowed_mentions"] == {"parse": []} for body in sent)
        shown = str(sent)
        assert "@everyone" not in shown
        assert "something went wrong" not in shown


async def _listed(world: World) -> None:
    listed = await world.ada.slash(world.channel, "jobs list")
    await world.ada.click(card_of(listed), label=words.jobs.SHOW)
    await world.ada.click(card_of(listed), label=words.jobs.STATUSES[Status.APPLIED])
    await world.ada.click(card_of(listed), label=words.jobs.REMOVE)
    await world.ada.click(card_of(listed), label=words.jobs.UNDO)


async def _rights(world: World) -> None:
    rights = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(rights), label=words.members.PRIVACY_EXPORT)
    await world.ada.click(card_of(rights), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(rights), label=words.members.ERASE_NO)


async def _removed(world: World) -> None:
    await world.ada.slash(world.channel, "jobs remove", job="1")
    await world.ada.slash(world.channel, "jobs remove", job="1")


@pytest.mark.parametrize("use", [_listed, _rights, _removed])
async def test_nothing_personal_is_public(
    make_world: MakeWorld, use: Callable[[World], Awaitable[None]]
) -> None:
    """What concerns a member's own data mentions nobody and leaves no message in the channel."""
    async with make_world(check_errors=False) as world:
        await world.services.jobs.save(world.ada.id, "https://jobs.example.com/1", {"title": "Lead"})
        await use(world)
        assert all(body["allowed_mentions"] == {"parse": []} for body in _sent(world))
        assert world.said() == []
        assert world.posts() == []


async def test_addresses_of_members_are_not_repeated_in_public(world: World) -> None:
    """Nobody advertises in the bot's name; the rest of the question is still shown."""
    text = "is https://evil.example/x or discord.gg/abc or www.evil.example better than a degree?"
    shown = texts((await world.ada.slash(world.channel, "ask", question=text)).response)
    assert "-# Question: is (link) or (link) or (link) better than a degree?" in shown
    assert "evil" not in shown


async def test_nothing_hidden_is_repeated(world: World) -> None:
    """Signs that turn the writing direction or cannot be seen do not reach the card."""
    result = await world.ada.slash(world.channel, "ask", question="is a \u202edegree\u200b needed\u2066?")
    assert "-# Question: is a degree needed?" in texts(result.response)


async def test_another_member_reaches_nothing_by_number(make_world: MakeWorld) -> None:
    """Even a button of Ada's, pressed by Bob, shows and removes Bob's jobs only."""
    async with make_world() as world:
        await world.services.jobs.save(world.ada.id, "https://jobs.example.com/1", {"title": "Secret of Ada"})
        await world.services.jobs.save(world.bob.id, "https://jobs.example.com/2", {"title": "Job of Bob"})
        listed = await world.bob.slash(world.channel, "jobs list")
        await world.services.jobs.remove(world.bob.id, 1)
        await world.bob.click(card_of(listed), label=words.jobs.SHOW)
        assert "Secret" not in texts(listed.response)
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1


@pytest.mark.parametrize("text", ["", "\u200b", "<t:0:R>", "</ask:123>", "<a:wave:123> <#5>"])
async def test_a_message_without_words_gets_one_line(world: World, text: str) -> None:
    """A sticker, a picture, an emoji, a time or a command's name alone is no question."""
    user = world.env.create_user("cleo")
    await user.send_dm(text or "<:smile:1>")
    answer = user.dm_channel.last_message
    assert answer
    assert words.ask.WORDLESS in texts(answer)


async def test_the_longest_message_is_answered(world: World) -> None:
    """2,000 characters with one question in them are searched like any other."""
    story = "I have been coding for years and I like it. " * 40
    await world.ada.send(world.channel, f"{world.me} {story[:1800]} Do I need a degree?")
    assert len(world.said()) == 1
