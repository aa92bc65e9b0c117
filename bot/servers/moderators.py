"""Who looks after the knowledge, and where: in the home servers, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(slots=True)
class Moderators:
    """The operator's own servers, and which of their members are moderators of the knowledge.

    Args:
        homes: ids of the home servers; none means that there is no command for moderators anywhere.
        roles: ids of roles whose members are moderators there, beside those who may manage the server.
    """

    homes: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()

    def may(self, server: int | None, roles: Collection[int], *, manages: bool) -> bool:
        """Whether somebody with these roles is a moderator in a server.

        Args:
            server: its id; None for a direct message.
            roles: ids of the member's roles there.
            manages: whether the member may manage the server, or runs the bot.
        """
        return server in self.homes and (manages or not self.roles.isdisjoint(roles))
