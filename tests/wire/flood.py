"""A flood over the double's gateway: many accounts that mention the bot, type into a command and click."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence

from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.payloads import Payload

QUESTION = "do I need a degree to be a senior developer?"
FIRST_ACCOUNT = 50_000
Event = tuple[str, Payload]


def mention(member: int, text: str = QUESTION) -> Event:
    """A member's question in the channel."""
    return "MESSAGE_CREATE", payloads.mention(text) | {"author": _user(member)}


def typing(member: int) -> Event:
    """A letter typed into the question of `/ask`."""
    used = payloads.command("ask", {})
    option = {"name": "question", "type": 3, "value": QUESTION[:7], "focused": True}
    return "INTERACTION_CREATE", used | _of(member) | {
        "type": 4,
        "data": used["data"] | {"options": [option]},
    }


def click(member: int, card: Payload) -> Event:
    """A click on the first button of a card that the bot sent."""
    data = {"custom_id": "1:open:mentoring", "component_type": 2}
    return "INTERACTION_CREATE", payloads.command("", {}) | _of(member) | {
        "type": 3,
        "data": data,
        "message": card,
    }


def _user(member: int) -> Payload:
    return payloads.user(str(member), f"member-{member}")


def _of(member: int) -> Payload:
    return {"member": payloads.membership(_user(member)) | {"permissions": str(0x1_0C00)}}


def events(accounts: int, each: float, seconds: float, card: Payload) -> list[tuple[str, str]]:
    """What so many accounts send in that time, in turn, each ``each`` things a second; written beforehand."""
    made = []
    for at in range(int(accounts * each * seconds)):
        member, kind = FIRST_ACCOUNT + at % accounts, (at % accounts + at // accounts) % 3
        event, data = (mention(member), typing(member), click(member, card))[kind]
        made.append((event, json.dumps(data)))
    return made


async def flood(double: Double, made: Sequence[tuple[str, str]], seconds: float) -> None:
    """Send events evenly over that time."""
    begun = time.perf_counter()
    for at, (event, text) in enumerate(made):
        await double.dispatch(event, text)
        ahead = begun + seconds * at / len(made) - time.perf_counter()
        await asyncio.sleep(max(ahead, 0))


async def ask(double: Double, members: Sequence[int], every: float) -> dict[str, float]:
    """Let each member in turn ask one question; when each was sent, by the id of its message."""
    asked = {}
    for member in members:
        event, data = mention(member)
        asked[data["id"]] = time.perf_counter()
        await double.dispatch(event, data)
        await asyncio.sleep(every)
    return asked
