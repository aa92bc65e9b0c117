"""Columns of other people's tables: known by their names, guessed, or asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.jobs.bringing import read_file
from bot.jobs.columns import OURS, Column, asks, columns, dated, known, meant
from bot.jobs.exchange import COLUMNS, rows_of, written
from bot.jobs.model import Status
from bot.words.jobs.files import COLUMNS as NAMED

URL = "https://jobs.example/1"
# As their makers and people who move from them describe these files; more columns are in them than we read.
HUNTR = f"""Employer,Job Title,List,Job URL,Location,Salary,Date Added,Date Applied,Notes
Acme,Lead,Interview,{URL},Berlin,80k,2026-11-01,2026-11-03,"a
b"
Beta,Staff,Wishlist,{URL}2,,,2026-11-02,,
Gamma,Dev,Rejected,,,,2026-11-02,,
"""
TEAL = f"""Company Name,Role,Status,URL,Location,Max Salary,Date Saved,Date Applied,Notes,Excitement
Acme,Lead,Bookmarked,{URL},Remote,,5/1/2026,,Looks good,4
Beta,Staff,I Withdrew,{URL}2,Austin,"$160,000",5/20/2026,5/21/2026,,5
Gamma,Dev,Negotiating,{URL}3,,,5/2/2026,5/3/2026,,
Delta,Dev,Not Selected,{URL}4,,,5/2/2026,5/3/2026,,
"""


def of(text: str) -> list[Column]:
    """The columns of a file."""
    return list(columns(rows_of(text.encode())))


async def test_an_export_of_huntr_is_read() -> None:
    """A row without a link is told; the day of applying becomes a move."""
    found = await read_file(HUNTR.encode(), None, None)
    assert list(found.faults) == [3]
    lead, staff = found.jobs
    assert (lead.posting.title, lead.posting.company, lead.posting.notes) == ("Lead", "Acme", "a\nb")
    assert (lead.posting.location, lead.posting.salary) == ("Berlin", "80k")
    assert (lead.status, lead.saved_at.date()) == (Status.INTERVIEW, dt.date(2026, 11, 1))
    assert [(step.status, step.at.date()) for step in lead.steps] == [(Status.APPLIED, dt.date(2026, 11, 3))]
    assert (staff.status, staff.steps) == (Status.SAVED, ())


async def test_an_export_of_teal_is_read() -> None:
    """Its days have the month first, which one of them tells; its statuses are ours by other names."""
    assert not asks(of(TEAL))
    found = await read_file(TEAL.encode(), None, None)
    assert not found.faults
    assert [job.status.value for job in found.jobs] == ["saved", "withdrawn", "interview", "rejected"]
    assert [job.saved_at.date().isoformat() for job in found.jobs][:2] == ["2026-05-01", "2026-05-20"]
    assert [step.at.date() for step in found.jobs[2].steps] == [dt.date(2026, 5, 3)]
    assert found.jobs[1].posting.salary == "$160,000"


def test_a_known_name_is_sure() -> None:
    """Whatever stands between its letters."""
    assert [(c.ours, c.sure) for c in of(f"Job-Title,LINK,Date applied\na,{URL},2026-11-01")] == [
        ("title", True),
        ("url", True),
        ("applied_at", True),
    ]


@pytest.mark.parametrize(
    ("name", "cell", "guess"),
    [
        ("Job Titel", "Lead", "title"),
        ("Companny", "Acme", "company"),
        ("Where to apply", URL, "url"),
        ("My notes on it", "nice", "notes"),
        ("Company / team", "Acme", "company"),
        ("Site", f'{URL}"\n"{URL}2"\n"see mail', "url"),
        ("Excitement", "5", ""),
        ("Colour", "red", ""),
    ],
)
def test_other_names_are_guessed_and_asked_for(name: str, cell: str, guess: str) -> None:
    """By likeness, by a word in them, or by what stands in the column; else they are left out."""
    (column,) = of(f'{name}\n"{cell}"')
    assert (column.ours, column.sure, column.cells[0]) == (guess, False, cell.partition('"')[0])


def test_no_guess_takes_what_another_column_is() -> None:
    """Nor do two guesses take the same."""
    found = of(f"URL,Other page,Company,Companny,Titel,Tietel\n{URL},{URL},a,b,c,d")
    assert [column.ours for column in found] == ["url", "", "company", "", "title", ""]


def test_an_empty_column_is_not_asked_for() -> None:
    """There is nothing in it to be lost."""
    column = of(f"url,Excitement\n{URL},")[1]
    assert (column.ours, column.sure) == ("", True)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"url,title\n{URL},a", False),
        (f"url,Excitement\n{URL},5", False),
        (f"url,Titel\n{URL},5", True),
        ("title,company\na,b", True),
        ("original_url\nx", False),
    ],
)
def test_a_guess_and_a_missing_link_are_asked_about(text: str, asked: bool) -> None:
    """What is left out anyway is no reason to ask."""
    assert asks(of(text)) is asked


def test_three_different_cells_are_shown() -> None:
    """So that their owner knows which column it is."""
    column = of("Colour\n" + "\n".join(["red", "red", "blue", "green", "pink"]))[0]
    assert list(column.cells) == ["red", "blue", "green"]


def test_our_own_export_needs_no_question() -> None:
    """Each of its columns is known as itself."""
    assert [known(name) for name in COLUMNS] == list(COLUMNS)
    assert meant(of(written([], "csv").decode("utf-8-sig") + ",".join([URL] * len(COLUMNS)))).keys() == set(
        COLUMNS
    )


def test_all_that_can_be_chosen_has_a_name() -> None:
    """In the order in which it is offered."""
    assert tuple(NAMED) == OURS


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (["5/20/2026", "5/1/26"], ["2026-05-20", "2026-05-01"]),
        (["20/5/2026", "01/05/2026", "soon"], ["2026-05-20", "2026-05-01", "soon"]),
        (["5/4/2026", "1/2/2026"], ["5/4/2026", "1/2/2026"]),
        (["20/5/2026", "5/20/2026"], ["20/5/2026", "5/20/2026"]),
    ],
)
def test_one_day_tells_the_order_of_a_column(days: list[str], read: list[str]) -> None:
    """Where none or two do, nothing is guessed."""
    rows = dated([{"when": day, "x": day} for day in days], {"when": "saved_at", "x": "notes"})
    assert [row["when"] for row in rows] == read
    assert [row["x"] for row in rows] == days


async def test_what_is_meant_may_be_said() -> None:
    """Then names count for nothing."""
    text = f"a,b,title\nLead,{URL},not this".encode()
    (job,) = (await read_file(text, {"a": "title", "b": "url"}, None)).jobs
    assert (job.posting.title, job.posting.url) == ("Lead", URL)


async def test_a_long_file_is_read_in_parts_that_are_told() -> None:
    """Rows keep their numbers, and the parts are few."""
    told: list[tuple[int, int]] = []

    async def hear(done: int, rows: int) -> None:
        told.append((done, rows))

    rows = "\n".join(["no link" if at == 1100 else f"{URL}{at}" for at in range(1, 1201)])
    found = await read_file(f"url\n{rows}".encode(), None, hear)
    assert (len(found.jobs), list(found.faults)) == (1199, [1100])
    assert told == [(500, 1200), (1000, 1200)]
    told.clear()
    await read_file(("url\n" + f"{URL}\n" * 20_000).encode(), None, hear)
    assert len(told) == 7


@pytest.mark.parametrize(
    ("said", "day"),
    [("May 20, 2026", 20), ("2026-05-20 10:00", 20), ("20 May 2026", 20), ("20 May", None), ("soon", None)],
)
async def test_days_of_others_are_read_where_they_have_a_year(said: str, day: int | None) -> None:
    """One that cannot be read is no move."""
    (job,) = (await read_file(f'url,applied on\n{URL},"{said}"'.encode(), None, None)).jobs
    assert [step.at.day for step in job.steps] == ([day] if day else [])
    assert job.status is (Status.APPLIED if day else Status.SAVED)


async def test_a_site_is_no_message() -> None:
    """Others say in such a column where a job was found; a description is kept to its beginning."""
    text = f"url,source,description\n{URL},LinkedIn,{'x' * 5000}"
    (job,) = (await read_file(text.encode(), None, None)).jobs
    assert job.posting.source == ""
    assert 700 < len(job.posting.excerpt) <= 800


async def test_a_table_of_an_older_spreadsheet_is_read() -> None:
    """With the letters of Windows."""
    (job,) = (await read_file(f"url;title\n{URL};Führung".encode("cp1252"), None, None)).jobs
    assert job.posting.title == "Führung"
