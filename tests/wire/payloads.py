"""What Discord sends, cut down to what the library reads."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from typing import Any

Payload = dict[str, Any]

BOT, MEMBER, GUILD, CHANNEL, ROLE = "1001", "200220022002", "3003", "4004", "3003"
DIRECT = "7007"
TOKEN = "MTAwMQ.double.of-a-bot-token"  # three parts, as every bot token has
MENTION = f"<@{BOT}>"

_count = itertools.count()


def snowflake() -> str:
    """A new id that carries the time, as Discord's ids do."""
    milliseconds = int(time.time() * 1000) - 1_420_070_400_000
    return str((milliseconds << 22) + next(_count))


def user(user_id: str, name: str, *, bot: bool = False) -> Payload:
    """Somebody's account."""
    return {"id": user_id, "username": name, "discriminator": "0", "avatar": None, "bot": bot}


BOT_USER = user(BOT, "Career Bot", bot=True)
MEMBER_USER = user(MEMBER, "ada")

APPLICATION: Payload = {
    "id": BOT,
    "name": "Career Bot",
    "icon": None,
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "owner": user("2001", "operator"),
}


def membership(who: Payload | None = None) -> Payload:
    """Somebody's place in the one server."""
    place: Payload = {"roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "deaf": False, "mute": False}
    return place | {"flags": 0} | ({"user": who} if who else {})


def guild() -> Payload:
    """The one server, with one channel where everybody may read and write."""
    everyone = {
        "id": ROLE,
        "name": "@everyone",
        "permissions": str(0x1_0000 | 0x800 | 0x400),  # read history, send, view
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    channel = {"id": CHANNEL, "type": 0, "name": "ask-a-senior", "position": 0, "permission_overwrites": []}
    return {
        "id": GUILD,
        "name": "Career Corner",
        "owner_id": "2001",
        "member_count": 2,
        "unavailable": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [everyone],
        "channels": [channel],
        "threads": [],
        "members": [membership(BOT_USER)],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "verification_level": 0,
        "explicit_content_filter": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
    }


def message(author: Payload, content: str, **more: Any) -> Payload:
    """A message in the one channel."""
    return {
        "id": snowflake(),
        "channel_id": CHANNEL,
        "author": author,
        "content": content,
        "timestamp": "2026-11-24T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    } | more


def mention(text: str) -> Payload:
    """A member's message in the channel that speaks to the bot."""
    mentioned = BOT_USER | {"member": membership()}
    return message(
        MEMBER_USER, f"{MENTION} {text}", guild_id=GUILD, member=membership(), mentions=[mentioned]
    )


def command(name: str, options: Mapping[str, Any], within: str | None = None) -> Payload:
    """A member's use of a slash command; ``within`` is the group of a subcommand."""
    given: list[Payload] = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
    if within:
        given = [{"name": name, "type": 1, "options": given}]
    return {
        "id": snowflake(),
        "application_id": BOT,
        "type": 2,
        "token": f"callback-{snowflake()}",
        "version": 1,
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 0, "name": "ask-a-senior", "permissions": str(0x1_0C00)},
        "member": membership(MEMBER_USER) | {"permissions": str(0x1_0C00)},
        "locale": "en-US",
        "app_permissions": str(0x1_0C00),
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD},
        "context": 0,
        "attachment_size_limit": 10_000_000,
        "data": {"id": "7007", "name": within or name, "type": 1, "options": given},
    }
