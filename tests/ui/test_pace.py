"""The cooldown: answers, one notice, then silence, per member and window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.services import Pace
from bot.ui.pace import Turn, Turnstile

ADA, BOB = 1, 2


def test_questions_within_the_pace_are_answered() -> None:
    """As many questions as the pace allows get an answer."""
    turnstile = Turnstile(Pace(3, 60))
    assert [turnstile.turn(ADA, 0) for _ in range(3)] == [Turn.ANSWER] * 3


def test_one_notice_comes_then_silence() -> None:
    """The first question too many gets the notice; every later one of the window gets nothing."""
    turnstile = Turnstile(Pace(1, 60))
    turns = [turnstile.turn(ADA, second) for second in (0, 1, 2, 59)]
    assert turns == [Turn.ANSWER, Turn.NOTICE, Turn.SILENCE, Turn.SILENCE]


def test_the_next_window_starts_afresh() -> None:
    """A window's length after its first question, the member is answered again and may be warned again."""
    turnstile = Turnstile(Pace(1, 60))
    for second in (0, 1, 2):
        turnstile.turn(ADA, second)
    assert [turnstile.turn(ADA, 60), turnstile.turn(ADA, 61)] == [Turn.ANSWER, Turn.NOTICE]


def test_members_do_not_slow_each_other_down() -> None:
    """One member's flood leaves another's questions alone."""
    turnstile = Turnstile(Pace(1, 60))
    for _ in range(10):
        turnstile.turn(ADA, 0)
    assert turnstile.turn(BOB, 0) is Turn.ANSWER


def test_old_windows_are_forgotten() -> None:
    """Memory holds the members of the last window only."""
    turnstile = Turnstile(Pace(1, 60))
    for member in range(1000):
        turnstile.turn(member, member)
    assert len(turnstile._windows) <= 60


def test_an_urgent_question_is_answered_whatever_came_before() -> None:
    """Whoever may be in danger is not met with silence, once in each window; the rest is counted as ever."""
    turnstile = Turnstile(Pace(1, 60))
    for second in (0, 1, 2):
        turnstile.turn(ADA, second)
    turns = [turnstile.turn(ADA, second, urgent=True) for second in (3, 4, 61)]
    assert turns == [Turn.ANSWER, Turn.SILENCE, Turn.ANSWER]


def test_the_pause_is_what_is_left_of_the_window() -> None:
    """Nobody is told to wait longer than needed."""
    turnstile = Turnstile(Pace(1, 60))
    turnstile.turn(ADA, 0)
    assert [turnstile.pause(ADA, 0), turnstile.pause(ADA, 44.5), turnstile.pause(BOB, 44.5)] == [60, 16, 0]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.floats(0, 50)), max_size=60),
    st.integers(1, 5),
)
def test_every_window_has_at_most_one_notice(steps: list[tuple[int, float]], questions: int) -> None:
    """Whoever asks whenever: in a window come the allowed answers, then one notice, then nothing."""
    turnstile, now = Turnstile(Pace(questions, 60)), 0.0
    opened: dict[int, float] = {}
    given_turns: dict[int, list[Turn]] = {}
    for member, pause in steps:
        now += pause
        if member not in opened or now - opened[member] >= 60:
            opened[member], given_turns[member] = now, []
        given_turns[member].append(turnstile.turn(member, now))
        expected = [Turn.ANSWER] * questions + [Turn.NOTICE] + [Turn.SILENCE] * 60
        assert given_turns[member] == expected[: len(given_turns[member])]
