"""Titles and companies told by an address and a message, and nothing made up where neither tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.guess import guessed
from bot.jobs.links import draft
from bot.jobs.model import LIMITS
from bot.jobs.texts import excerpt

PLAIN = "https://jobs.example/1"


@pytest.mark.parametrize(
    ("url", "title", "company"),
    [
        ("https://boards.greenhouse.io/acme/jobs/4012345", "", "Acme"),
        ("https://job-boards.eu.greenhouse.io/acmegmbh/jobs/4012345", "", "Acmegmbh"),
        ("https://boards.greenhouse.io/embed/job_app?token=1", "", ""),
        ("https://jobs.lever.co/example-co/2b1c0e3a-1111-2222-3333-444455556666", "", "Example co"),
        ("https://jobs.ashbyhq.com/Example%20Ltd/2b1c0e3a-1111-2222-3333-444455556666", "", "Example Ltd"),
        (
            "https://jobs.smartrecruiters.com/ExampleLtd/743999-senior-java-developer",
            "Senior java developer",
            "ExampleLtd",
        ),
        ("https://apply.workable.com/example/j/ABC123/", "", "Example"),
        ("https://apply.workable.com/j/ABC123/", "", ""),
        (
            "https://acme.wd3.myworkdayjobs.com/en-US/ext/job/Berlin/Senior-Software-Engineer_R-12345",
            "Senior Software Engineer",
            "Acme",
        ),
        ("https://acme.recruitee.com/o/lead-developer", "Lead developer", "Acme"),
        ("https://www.recruitee.com/o/1", "", ""),
        ("https://acme.jobs.personio.de/job/12345", "", "Acme"),
        (
            "https://www.linkedin.com/jobs/view/senior-backend-engineer-at-example-ltd-4012345678",
            "Senior backend engineer",
            "Example Ltd",
        ),
        ("https://www.linkedin.com/jobs/view/4012345678", "", ""),
        ("https://acme.example/careers/staff-engineer-8f14e45f", "Staff engineer", ""),
        ("https://acme.example/blog/what-we-learned", "", ""),
        ("https://acme.example/engineer", "", ""),
    ],
)
def test_an_address_tells(url: str, title: str, company: str) -> None:
    """The company of a board's customer, and the words of a path that name a job."""
    found = guessed(draft(url))
    assert (found.title, found.company) == (title, company)


@pytest.mark.parametrize(
    ("message", "title", "company"),
    [
        (f"Senior Engineer at Acme Corp | Remote {PLAIN}", "Senior Engineer", "Acme Corp"),
        (f"**Staff Developer @ Example** - Berlin\n{PLAIN}", "Staff Developer", "Example"),
        (f"Acme is hiring a Staff Engineer!\n{PLAIN}", "Staff Engineer", "Acme"),
        (f"[Lead Developer (m/f/d)]({PLAIN})", "Lead Developer (m/f/d)", ""),
        (f"found this:\n- Platform Engineer\n{PLAIN}", "Platform Engineer", ""),
        (f"look what I found {PLAIN}", "", ""),
        (f"we want an engineer who has done this and that for many years and more than that {PLAIN}", "", ""),
        (f"Engineer at heart, now baking {PLAIN}", "Engineer at heart, now baking", ""),
    ],
)
def test_a_message_tells(message: str, title: str, company: str) -> None:
    """A short line that names a job, and the name behind it where it is written as one."""
    found = guessed(draft(message, excerpt=excerpt(message)))
    assert (found.title, found.company) == (title, company)


def test_what_its_owner_says_counts_more() -> None:
    """A guess fills what is empty only."""
    found = guessed(draft("https://jobs.lever.co/acme/lead-engineer", title="My dream", company="Beta"))
    assert (found.title, found.company) == ("My dream", "Beta")


@given(st.text(max_size=300), st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60))
def test_any_text_gives_guesses_that_fit(message: str, path: str) -> None:
    """However long and strange, what is guessed can be stored, and nothing else is changed."""
    posting = draft(PLAIN, excerpt=excerpt(f"{message} {PLAIN}"))
    found = guessed(posting)
    assert len(found.title) <= LIMITS["title"]
    assert len(found.company) <= LIMITS["company"]
    assert (found.url, found.excerpt, found.notes) == (posting.url, posting.excerpt, "")
