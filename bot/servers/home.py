"""The operator's own servers, and which of their members look after the knowledge."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Home:
    """Where the commands for those who write the answers are, and who may use them.

    Args:
        servers: their ids; none means that the owner alone has such commands, in direct messages.
        moderators: ids of roles that may use them, beside whoever may manage such a server.
    """

    servers: frozenset[int] = field(default_factory=frozenset)
    moderators: frozenset[int] = field(default_factory=frozenset)

    def lets(self, server_id: int | None, *, manages: bool, roles: frozenset[int]) -> bool:
        """Whether a member of a server may use them, by their rights and roles there."""
        return server_id in self.servers and (manages or not self.moderators.isdisjoint(roles))
