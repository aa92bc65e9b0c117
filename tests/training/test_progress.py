"""What a training shows while it goes on."""

from __future__ import annotations

import pytest

from training.progress import Bars


def test_a_bar_says_what_is_done_and_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    """By name, and of the whole."""
    with Bars() as bars:
        bars("teachers", 3, 10)
    shown = capsys.readouterr().err
    assert "teachers" in shown
    assert "3/10" in shown


def test_another_thing_gets_another_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """The one before stays as it ended."""
    with Bars() as bars:
        bars("teachers", 10, 10)
        bars("student", 1, 4)
    shown = capsys.readouterr().err
    assert shown.index("10/10") < shown.index("1/4")


def test_a_bar_never_goes_back_to_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Told twice the same, it stands."""
    with Bars() as bars:
        bars("student", 2, 4)
        bars("student", 2, 4)
    shown = capsys.readouterr().err
    assert "4/4" not in shown
    assert "2/4" in shown
