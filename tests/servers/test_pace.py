"""The turnstile: answers, a notice, then silence, per member; fair within a server; small in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.servers import pace
from bot.servers.pace import TYPING, Pace, Turn, Turnstile

ADA, BOB, SERVER, OTHER = 1, 2, 10, 20
ROOMY = {"actions": 6000, "server_actions": 60_000}


def of_questions(number: int) -> Turnstile:
    """A turnstile at which only questions are scarce."""
    return Turnstile(Pace(number, 60, **ROOMY))


def yes() -> bool:
    """Somebody is in danger."""
    return True


# Questions


def test_questions_within_the_pace_are_answered() -> None:
    """As many questions as the pace allows get an answer."""
    turnstile = of_questions(3)
    assert [turnstile.hear(ADA, SERVER, 0) for _ in range(3)] == [Turn.ANSWER] * 3


def test_one_notice_comes_then_silence() -> None:
    """The first message too many gets the notice; every later one of the window gets nothing."""
    turnstile = of_questions(1)
    turns = [turnstile.hear(ADA, SERVER, second) for second in (0, 1, 2, 59)]
    assert turns == [Turn.ANSWER, Turn.NOTICE, Turn.SILENCE, Turn.SILENCE]


def test_a_question_by_command_always_gets_a_private_notice() -> None:
    """Nobody else reads it, and a command without an answer looks broken; floods are stopped before it."""
    turnstile = of_questions(1)
    assert [turnstile.ask(ADA, second) for second in range(5)] == [Turn.ANSWER] + [Turn.NOTICE] * 4


def test_the_next_window_starts_afresh() -> None:
    """A window's length after its beginning, the member is answered again and may be warned again."""
    turnstile = of_questions(1)
    for second in (0, 1, 2):
        turnstile.hear(ADA, SERVER, second)
    assert [turnstile.hear(ADA, SERVER, 60), turnstile.hear(ADA, SERVER, 61)] == [Turn.ANSWER, Turn.NOTICE]


def test_members_do_not_slow_each_other_down() -> None:
    """One member's flood leaves another's questions alone."""
    turnstile = of_questions(1)
    for _ in range(10):
        turnstile.hear(ADA, SERVER, 0)
    assert turnstile.hear(BOB, SERVER, 0) is Turn.ANSWER


def test_an_urgent_question_is_answered_whatever_came_before() -> None:
    """Whoever may be in danger is not met with silence, once in each window; the rest is counted as ever."""
    turnstile = of_questions(1)
    for second in (0, 1, 2):
        turnstile.hear(ADA, SERVER, second)
    turns = [turnstile.hear(ADA, SERVER, second, yes) for second in (3, 4, 61)]
    assert turns == [Turn.ANSWER, Turn.SILENCE, Turn.ANSWER]


def test_an_urgent_command_passes_both_limits() -> None:
    """Too many clicks before it are no reason either; the question that follows is the one that counts."""
    turnstile = Turnstile(Pace(1, 60, actions=10))
    for _ in range(20):
        turnstile.act(ADA, SERVER, 0)
        turnstile.ask(ADA, 0)
    assert turnstile.act(ADA, SERVER, 1) is not Turn.ANSWER
    assert [turnstile.act(ADA, SERVER, 1, urgent=yes), turnstile.ask(ADA, 1, yes)] == [Turn.ANSWER] * 2
    assert turnstile.act(ADA, SERVER, 2, urgent=yes) is Turn.SILENCE
    assert turnstile.ask(ADA, 2, yes) is Turn.NOTICE


def test_danger_is_looked_for_only_where_it_matters() -> None:
    """The look costs time, so it is spared where the question is answered anyway."""
    looked: list[int] = []

    def look() -> bool:
        looked.append(1)
        return False

    turnstile = of_questions(1)
    turnstile.hear(ADA, SERVER, 0, look)
    assert looked == []
    turnstile.hear(ADA, SERVER, 1, look)
    assert looked == [1]


def test_a_flood_is_not_searched_for_danger_for_ever() -> None:
    """A long text takes its time even to look at; the next window is looked at again."""
    turnstile, looked = of_questions(1), []

    def look() -> bool:
        looked.append(1)
        return False

    for second in range(50):
        turnstile.hear(ADA, SERVER, second, look)
    assert len(looked) == pace.LOOKS
    turnstile.hear(ADA, SERVER, 60, look)
    assert turnstile.hear(ADA, SERVER, 61, yes) is Turn.ANSWER


def test_the_pause_is_what_is_left_of_the_window() -> None:
    """Nobody is told to wait longer than needed."""
    turnstile = of_questions(1)
    turnstile.hear(ADA, SERVER, 0)
    assert [turnstile.pause(ADA, 0), turnstile.pause(ADA, 44.5), turnstile.pause(BOB, 44.5)] == [60, 16, 0]


@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 50)), max_size=60), st.integers(1, 5))
def test_every_window_has_at_most_one_notice(steps: list[tuple[int, float]], questions: int) -> None:
    """Whoever asks whenever: in a window come the allowed answers, then one notice, then nothing."""
    turnstile, now = of_questions(questions), 0.0
    opened: dict[int, float] = {}
    given_turns: dict[int, list[Turn]] = {}
    for member, pause in steps:
        now += pause
        if member not in opened or now - opened[member] >= 60:
            opened[member], given_turns[member] = now, []
        given_turns[member].append(turnstile.hear(member, SERVER, now))
        expected = [Turn.ANSWER] * questions + [Turn.NOTICE] + [Turn.SILENCE] * 60
        assert given_turns[member] == expected[: len(given_turns[member])]


# All that a member does


def served(turnstile: Turnstile, member: int, moments: list[float], cost: float = pace.ACTION) -> int:
    """How many of a member's actions are worked for."""
    return sum(turnstile.act(member, SERVER, now, cost) is Turn.ANSWER for now in moments)


def test_a_busy_member_is_never_in_the_way() -> None:
    """Half a minute's share at once, and one action a second for ever, are served."""
    turnstile = Turnstile(Pace())
    assert served(turnstile, ADA, [0.0] * 29 + [float(second) for second in range(1, 600)]) == 628


def test_a_fast_typist_gets_every_suggestion() -> None:
    """Eight letters a second for ten seconds, again and again, with a pause to read between."""
    turnstile = Turnstile(Pace())
    letters = [start + i / 8 for start in range(0, 600, 30) for i in range(80)]
    assert served(turnstile, ADA, letters, TYPING) == len(letters)


def test_a_flood_gets_its_share_and_no_more() -> None:
    """A thousand clicks in ten seconds: the burst is served, and hardly anything after it."""
    turnstile = Turnstile(Pace())
    assert served(turnstile, ADA, [i / 100 for i in range(1000)]) <= 40


def test_refusals_are_told_a_few_times_and_then_cost_nothing() -> None:
    """A flood is not worth an answer each."""
    turnstile = Turnstile(Pace())
    turns = [turnstile.act(ADA, SERVER, 0) for _ in range(100)]
    assert turns == [Turn.ANSWER] * 30 + [Turn.NOTICE] * pace.NOTICES + [Turn.SILENCE] * (70 - pace.NOTICES)


def test_a_flood_of_letters_is_bounded_too() -> None:
    """They are cheaper, but not free."""
    turnstile = Turnstile(Pace())
    assert served(turnstile, ADA, [i / 100 for i in range(1000)], TYPING) <= 200


def test_whoever_stops_is_served_again_soon() -> None:
    """A flood may run for hours; a quarter of a minute later all is well."""
    turnstile = Turnstile(Pace())
    served(turnstile, ADA, [i / 10 for i in range(10_000)])
    assert 0 < turnstile.pause(ADA, 1000) <= 16
    assert turnstile.act(ADA, SERVER, 1016) is Turn.ANSWER


# A whole server


def flood(turnstile: Turnstile, members: range, seconds: int, each: int = 5) -> int:
    """So many members of one server who do ``each`` things a second; how many are worked for."""
    moments = [(second + i / each) for second in range(seconds) for i in range(each)]
    return sum(turnstile.act(m, SERVER, now) is Turn.ANSWER for now in moments for m in members)


def test_a_flood_of_many_members_is_bounded_by_their_server() -> None:
    """Two hundred accounts do little more together than the server's share beside their first actions."""
    turnstile = Turnstile(Pace())
    assert flood(turnstile, range(100, 300), 20) <= 200 * 2 + 20 * 50 + 150


def test_letters_typed_by_many_are_bounded_by_their_server() -> None:
    """Each account types no faster than people do; together they would still be a flood."""
    turnstile = Turnstile(Pace())
    letters = [
        turnstile.act(member, SERVER, second + i / 5, TYPING)
        for second in range(10)
        for i in range(5)
        for member in range(100, 300)
    ]
    assert letters.count(Turn.ANSWER) <= 10 * 50 + 150


def test_a_flood_by_direct_messages_is_bounded_too() -> None:
    """They have no server, so all of them count as one."""
    turnstile = Turnstile(Pace())
    letters = [turnstile.act(m, None, i / 5, TYPING) for i in range(50) for m in range(100, 300)]
    assert letters.count(Turn.ANSWER) <= 10 * 50 + 150


def test_a_quiet_member_is_served_in_the_middle_of_a_flood() -> None:
    """Every action of somebody who does one in two seconds, although their server's bucket is empty."""
    turnstile, quiet = Turnstile(Pace()), []
    for second in range(0, 60, 2):
        flood_now = [second + i / 5 for i in range(10)]
        for now in flood_now:
            for member in range(100, 300):
                turnstile.act(member, SERVER, now)
        quiet.append(turnstile.act(ADA, SERVER, second + 1.9))
    assert set(quiet) == {Turn.ANSWER}


def test_a_busy_server_is_no_reason_for_public_notices() -> None:
    """Who stays within their own limits and finds the server's share used up is passed over quietly."""
    turnstile = Turnstile(Pace())
    turns = [turnstile.hear(m, SERVER, i / 5) for i in range(5) for m in range(100, 300)]
    assert set(turns) == {Turn.ANSWER, Turn.SILENCE}


def test_who_did_less_comes_before_who_did_more() -> None:
    """In a busy server a member with ten clicks is served where those with hundreds are not."""
    turnstile = Turnstile(Pace())
    flood(turnstile, range(100, 300), 20)
    assert served(turnstile, ADA, [20.0] * 10) == 10


def test_servers_do_not_slow_each_other_down() -> None:
    """A flood in one server is nothing to the members of another, or in direct messages."""
    turnstile = Turnstile(Pace())
    flood(turnstile, range(100, 300), 5)
    for place in (OTHER, None):
        member = 1000 + (place or 0)
        assert [turnstile.act(member, place, 5) for _ in range(20)] == [Turn.ANSWER] * 20


# Memory


def test_who_did_nothing_for_a_window_is_forgotten() -> None:
    """Memory holds the members of the last minute only."""
    turnstile = of_questions(1)
    for member in range(1000):
        turnstile.hear(member, SERVER, member)
    assert len(turnstile._members) <= 60


def test_servers_are_forgotten_too() -> None:
    """A server's bucket that is full again need not be kept."""
    turnstile = Turnstile(Pace())
    for server in range(1000):
        served(turnstile, server, [float(server)] * 5)
        turnstile.act(server, server, server)
    assert len(turnstile._servers) <= 10


def test_many_accounts_take_bounded_memory() -> None:
    """A hundred thousand accounts at once leave no more traces than the limit."""
    turnstile = Turnstile(Pace())
    for member in range(100_000):
        turnstile.act(member, SERVER, 0)
    assert len(turnstile._members) == pace.MOST


def test_many_accounts_do_not_wash_a_flood_clean() -> None:
    """Whoever goes on is never the one that is forgotten, however many accounts come between."""
    turnstile = of_questions(1)
    turnstile.hear(ADA, SERVER, 0)
    turns = []
    for member in range(100, 100 + 2 * pace.MOST):
        turnstile.act(member, SERVER, 1)
        if member % 1000 == 0:
            turns.append(turnstile.hear(ADA, SERVER, 1))
    assert Turn.ANSWER not in turns
