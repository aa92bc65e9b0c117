"""Who looks after the knowledge: whoever may manage a home server, or has a role there that was named."""

from __future__ import annotations

import pytest

from bot.servers.moderators import Moderators

HOME, STRANGE = 11, 12
WRITER, OTHER = 21, 22
MODERATORS = Moderators(frozenset({HOME}), frozenset({WRITER}))


@pytest.mark.parametrize(
    ("server", "roles", "manages", "may"),
    [
        (HOME, [], True, True),
        (HOME, [OTHER, WRITER], False, True),
        (HOME, [OTHER], False, False),
        (HOME, [], False, False),
        (STRANGE, [WRITER], True, False),
        (None, [], True, False),
    ],
)
def test_only_moderators_of_a_home_server_may(
    server: int | None, roles: list[int], manages: bool, may: bool
) -> None:
    """Whoever manages another server is nobody here, and in a direct message nobody is a moderator."""
    assert MODERATORS.may(server, roles, manages=manages) is may


def test_without_a_home_nobody_may() -> None:
    """The operator has named no server yet."""
    assert not Moderators().may(HOME, [WRITER], manages=True)
