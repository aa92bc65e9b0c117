"""The people in the page's channel: two, so that one sees what the other does not."""

from __future__ import annotations

from typing import Any

import simcord

from bot.ui.cards.ask import QUESTION_LENGTH

PEOPLE = (("anna", "Anna"), ("ben", "Ben"))


class Person(simcord.MemberActor):
    """Somebody typing in the page; ``@CareerGuide`` becomes a mention, as in Discord's own client."""

    async def send(self, channel: Any, content: str = "", **options: Any) -> Any:
        """Send what was typed; ``/ask`` with its question behind it, in one line, is the command."""
        name, _, question = content.partition(" ")
        if name == "/ask" and question.strip():
            asked = await self.slash(channel, "ask", question=question.strip()[:QUESTION_LENGTH])
            if asked.response:
                return asked.response
        bot: Any = self._env.bot.user
        return await super().send(channel, content.replace(f"@{bot.name}", bot.mention), **options)


def make_people(env: Any) -> list[simcord.UserHandle]:
    """The users; made first, for their ids must be the same in every run, or their jobs are lost to them."""
    return [env.create_user(name, global_name=shown) for name, shown in PEOPLE]
