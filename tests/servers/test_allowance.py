"""What is seldom done has a small allowance of each member's own."""

from __future__ import annotations

from bot.servers.allowance import Allowance


def test_a_member_has_so_many_turns_at_once() -> None:
    """The next one has to wait, and asking how long takes nothing."""
    allowance = Allowance(3, 60)
    assert [allowance.take(1, 0.0) for _ in range(4)] == [True, True, True, False]
    assert [allowance.wait(1, 0.0) for _ in range(3)] == [20, 20, 20]


def test_turns_come_back_with_time() -> None:
    """One after its share of the time, all after the whole."""
    allowance = Allowance(3, 60)
    for _ in range(3):
        allowance.take(1, 0.0)
    assert not allowance.take(1, 19.0)
    assert allowance.take(1, 20.0)
    assert not allowance.take(1, 21.0)
    assert [allowance.take(1, 200.0) for _ in range(4)] == [True, True, True, False]


def test_a_refusal_costs_nothing() -> None:
    """Whoever knocks does not wait longer."""
    allowance = Allowance(1, 10)
    assert allowance.take(1, 0.0)
    assert not any(allowance.take(1, 1.0) for _ in range(50))
    assert allowance.take(1, 10.0)


def test_each_member_has_their_own() -> None:
    """One member's turns are nobody else's."""
    allowance = Allowance(1, 10)
    assert allowance.take(1, 0.0)
    assert allowance.take(2, 0.0)
    assert allowance.wait(3, 0.0) == 0
