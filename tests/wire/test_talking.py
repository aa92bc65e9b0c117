"""What a member and the operator see of a bot that has joined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.payloads import TOKEN
from tests.wire.process import BotProcess

World = tuple[Double, BotProcess]
ANSWER = "Show work at the next level first"


def asked(double: Double, text: str) -> Any:
    """The body of the one message that answers a mention."""
    before = len(double.messages)
    question = payloads.mention(text)
    double.send("MESSAGE_CREATE", question)
    double.until(lambda: len(double.messages) > before)
    sends = double.calls_to("POST", f"/channels/{payloads.CHANNEL}/messages")
    mine = [c.body for c in sends if str(c.body["message_reference"]["message_id"]) == question["id"]]
    assert len(mine) == 1
    return mine[0]


def used(double: Double, name: str, within: str | None = None, **options: Any) -> Any:
    """The body of the callback that answers a slash command."""
    interaction = payloads.command(name, options, within)
    double.send("INTERACTION_CREATE", interaction)
    path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
    return double.until(lambda: double.calls_to("POST", path))[0].body


def filled(double: Double, name: str, within: str, **options: Any) -> Any:
    """The body that fills the place which a slash command kept for its answer."""
    interaction = payloads.command(name, options, within)
    double.send("INTERACTION_CREATE", interaction)
    path = f"/webhooks/{payloads.BOT}/{interaction['token']}/messages/@original"
    return double.until(lambda: double.calls_to("PATCH", path))[0].body


@pytest.fixture
def double(world: World) -> Double:
    """The Discord of the shared bot."""
    return world[0]


def test_a_mention_is_answered_with_the_right_entry(double: Double) -> None:
    """The text of the entry arrives, and nothing of another one."""
    sent = json.dumps(asked(double, "how do I get promoted?"))
    assert ANSWER in sent
    assert "Usually, no." not in sent


def test_a_question_behind_a_long_story_is_answered(double: Double) -> None:
    """Four thousand characters are more than is read, but whoever tells so much asks at its end."""
    story = "It rained all day and nobody came. " * 110
    assert ANSWER in json.dumps(asked(double, f"{story}\nhow do I get promoted?"))


def test_an_answer_pings_nobody(double: Double) -> None:
    """No mention in an answer is ever resolved, whoever wrote it."""
    allowed = asked(double, "do I need a degree @everyone?")["allowed_mentions"]
    assert allowed["parse"] == []
    assert not allowed.get("replied_user")


def test_an_answer_refers_to_its_question_but_does_not_need_it(double: Double) -> None:
    """A question that was deleted meanwhile is answered all the same."""
    assert asked(double, "how do I get promoted?")["message_reference"]["fail_if_not_exists"] is False


def test_a_message_to_somebody_else_is_left_alone(double: Double) -> None:
    """Only the mention that follows is answered."""
    chatter = payloads.message(payloads.MEMBER_USER, "promoted?", guild_id=payloads.GUILD)
    double.send("MESSAGE_CREATE", chatter)
    before = len(double.messages)
    asked(double, "how do I get promoted?")
    assert len(double.messages) == before + 1


def test_the_ask_command_is_answered(double: Double) -> None:
    """The callback of the interaction carries the entry's text, for all to see."""
    body = used(double, "ask", question="how do I get promoted?")
    assert body["type"] == 4
    assert ANSWER in json.dumps(body)


def test_a_job_is_saved_and_listed_over_the_wire(double: Double) -> None:
    """What one command stores the next one shows."""
    used(double, "save", "jobs", url="https://jobs.example/kept-link")
    assert "kept-link" in json.dumps(filled(double, "list", "jobs"))


def test_commands_are_registered_for_servers_and_members(double: Double) -> None:
    """The payload that Discord gets holds the ask command."""
    (call,) = double.calls_to("PUT", f"/applications/{payloads.BOT}/commands")
    assert "ask" in {command["name"] for command in call.body}


def test_the_invite_address_has_both_scopes_and_the_permissions(world: World) -> None:
    """Whoever follows it adds the bot with its commands and with the right to answer."""
    log = world[1].log
    assert f"client_id={payloads.BOT}" in log
    assert "scope=bot+applications.commands" in log
    assert "permissions=" in log


def test_a_good_start_warns_of_nothing(world: World) -> None:
    """An operator who reads a warning should have something to do."""
    assert not [line for line in world[1].log.splitlines() if " WARNING " in line or " ERROR " in line]


def test_nothing_is_printed_on_standard_output(world: World) -> None:
    """Standard output belongs to commands that others read by program."""
    assert world[1].printed == ""


def test_the_log_holds_no_token_and_no_words_of_members(world: World) -> None:
    """Even at the most talkative level neither the token nor a question or a saved link is written down."""
    double, bot = world
    asked(double, "how do I get promoted, asks the zebra?")
    used(double, "save", "jobs", url="https://jobs.example/secret-link")
    for secret in (TOKEN, "zebra", "secret-link", "callback-"):
        assert secret not in bot.log


def test_a_second_bot_on_the_same_file_ends_at_once(world: World, tmp_path: Path) -> None:
    """Two bots would answer everything twice: it says so and ends with exit code 75."""
    double, bot = world
    second = {**bot.settings, "DATA_DIR": str(tmp_path)}
    with BotProcess(double, tmp_path / "run", second) as other:
        assert other.ended() == 75
        assert other.log.splitlines()[-1].startswith("Another bot is running on ")
        assert "Traceback" not in other.log
