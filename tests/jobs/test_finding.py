"""Jobs found by what a member remembers of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.finding import Said, fitting

JOBS = [
    Said(4, "#4 Senior Backend Developer, Example Ltd", "jobs.example.com\nBerlin\nremote\nGo, Postgres"),
    Said(3, "#3 Kubernetes Engineer, Acme", "boards.example\nremote\nread the contract"),
    Said(2, "#2 Team lead, Beispiel GmbH", "example.org\nhybrid\n2 interviews; kubernetes too"),
    Said(1, "#1 Staff Engineer, Acme", "example.org\nMünchen\n\ngoogle"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kubernetes", [3, 2]),
        ("kuberntes", [3, 2]),
        ("enginer", [3, 1]),
        ("acme engineer", [3, 1]),
        ("acme staff", [1]),
        ("ACME, Staff", [1]),
        ("münchen", [1]),
        ("backnd exmple", [4]),
        ("developper", [4]),
        ("back", [4]),
        ("go", [4]),
        ("lead", [2]),
        ("leda", [2]),
        ("boards.example", [3]),
        ("remote", [4, 3]),
        ("interview kubernetes", [2]),
        ("#2", [2]),
        ("2 interviews", [2]),
        ("#2 Team lead, Beispiel GmbH", [2]),
        ("#22", []),
        ("acme berlin", []),
        ("java", []),
        ("qx", []),
        ("?!", []),
    ],
)
def test_jobs_are_found_by_words(text: str, found: list[int]) -> None:
    """Each word has to be there, in any order, whole or begun or with a slip; the name counts most."""
    assert list(fitting(text, JOBS)) == found


def test_a_word_that_a_job_has_is_no_slip() -> None:
    """The contract of job 3 is to be read; nobody leads there."""
    assert list(fitting("read", JOBS)) == [3]
    assert list(fitting("lead", JOBS)) == [2]


def test_equal_ones_keep_their_order() -> None:
    """The newest stays first."""
    twins = [Said(number, f"#{number} Lead, Acme", "") for number in (3, 2, 1)]
    assert list(fitting("lead", twins)) == [3, 2, 1]


@given(st.text(), st.text(), st.text())
def test_any_text_finds_what_is_called_so(text: str, name: str, more: str) -> None:
    """Nothing that a member can type breaks it, and nothing is found twice."""
    jobs = [Said(2, name, more), Said(1, "#1 " + more, name)]
    found = fitting(text, jobs)
    assert sorted(found) == sorted(set(found) & {1, 2})


@given(st.text(alphabet="abcdefgh", min_size=8, max_size=12), st.data())
def test_one_slip_in_a_long_word_is_forgiven(word: str, data: st.DataObject) -> None:
    """Whichever letter it is."""
    at = data.draw(st.integers(0, len(word) - 1))
    slipped = word[:at] + data.draw(st.sampled_from("xyz")) + word[at + 1 :]
    assert list(fitting(slipped, [Said(1, word, "")])) == [1]
