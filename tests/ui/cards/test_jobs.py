"""The list of saved jobs on a card: every job of the page, and the links as far as they fit."""

from __future__ import annotations

import datetime as dt

import discord

from bot.jobs.model import LIMITS, Posting, SavedJob
from bot.jobs.query import Page
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.listed import jobs_card
from bot.ui.cards.jobs.wishes import PER_PAGE

NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
LONGEST = LIMITS["url"]


def job(number: int, length: int = 60) -> SavedJob:
    """A job whose link has so many characters."""
    link = f"https://jobs.example.com/{number}/".ljust(length, "x")
    return SavedJob(number, 1, NOW, Posting(link, link, f"Job {number}", "Example Ltd"))


def card(*lengths: int, total: int = 0, number: int = 0, pages: int = 1) -> Card:
    """The list of jobs with links of these lengths, numbered from 1."""
    jobs = [job(at, length) for at, length in enumerate(lengths, 1)]
    return jobs_card(Page(jobs, total or len(jobs), number, pages))


def shown(card: Card) -> str:
    """What can be read."""
    return "\n".join(
        part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)
    )


def linked(card: Card) -> list[int]:
    """The numbers of the jobs whose link is there."""
    return [at for at in range(1, PER_PAGE + 1) if f"](<https://jobs.example.com/{at}/" in shown(card)]


def test_each_job_of_a_page_has_its_link_and_its_button() -> None:
    """As long as they are as long as usual."""
    made = card(*[400] * PER_PAGE)
    assert linked(made) == list(range(1, PER_PAGE + 1))
    asks = [str(item.custom_id) for item in made.walk_children() if isinstance(item, discord.ui.Button)]
    assert [name for name in asks if ":job-ask:" in name] == [f"1:job-ask:{at}:0" for at in range(1, 6)]


def test_the_longest_link_makes_room_for_the_others() -> None:
    """The job itself stays in the list."""
    made = card(150, LONGEST, 150, LONGEST - 1, 150)
    assert linked(made) == [1, 3, 4, 5]
    assert all(f"**Job {at}**" in shown(made) for at in range(1, 6))


def test_a_page_of_the_longest_links_shows_every_job() -> None:
    """One link fits; no job is left out, and nothing is cut off."""
    made = card(*[LONGEST] * PER_PAGE)
    assert len(linked(made)) == 1
    assert all(f"Job #{at} · saved 27 November 2026" in shown(made) for at in range(1, 6))


def test_one_long_link_is_shown_whole() -> None:
    """Where there is room for it."""
    assert job(1, LONGEST).posting.url in shown(card(LONGEST))


def test_the_count_is_of_all_pages() -> None:
    """And the place among them is told."""
    text = shown(card(60, total=11, number=2, pages=3))
    assert "11 jobs" in text
    assert "3 of 3" in text
