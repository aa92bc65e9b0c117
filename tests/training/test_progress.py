"""What a training shows while it goes on."""

from __future__ import annotations

import io

import pytest

from training.progress import Bars


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Where the bars are drawn."""
    drawn = io.StringIO()
    monkeypatch.setattr("sys.stderr", drawn)
    return drawn


def test_a_bar_says_what_is_done_and_how_much(terminal: io.StringIO) -> None:
    """By name, and of the whole."""
    with Bars() as bars:
        bars("teachers", 3, 10)
    assert "teachers" in terminal.getvalue()
    assert "3/10" in terminal.getvalue()


def test_another_thing_gets_another_bar(terminal: io.StringIO) -> None:
    """The one before stays as it ended."""
    with Bars() as bars:
        bars("teachers", 10, 10)
        bars("student", 1, 4)
    assert terminal.getvalue().index("10/10") < terminal.getvalue().index("1/4")


def test_a_bar_never_goes_back_to_nothing(terminal: io.StringIO) -> None:
    """Told twice the same, it stands."""
    with Bars() as bars:
        bars("student", 2, 4)
        bars("student", 2, 4)
    assert "4/4" not in terminal.getvalue()
    assert "2/4" in terminal.getvalue()
