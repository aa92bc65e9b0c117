"""Files of other trackers: columns and statuses told by their names, rows with faults told one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.errors import BadDay, BadLink, TooLong
from bot.jobs.exchange import rows_of
from bot.jobs.model import SavedJob, Status
from bot.jobs.reading import MOST_MOVES, read

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
URL = "https://jobs.example/1"


def only(text: str) -> SavedJob:
    """The one job of a file."""
    found = read(rows_of(text.encode()), NOW)
    assert found.faults == {}
    (job,) = found.jobs
    return job


@pytest.mark.parametrize(
    "text",
    [
        f"Job Title,Company Name,Job URL,Status,Date Added\nLead,Acme,{URL},Interviewing,2026-11-01",
        f"Position;Employer;Posting URL;Stage;Created At\nLead;Acme;{URL};INTERVIEW;2026-11-01T00:00:00Z",
        f"role\tOrganisation\tlink\tlist\tsaved\nLead\tAcme\t{URL}\tPhone screen\t2026-11-01",
        f'[{{"jobTitle": "Lead", "employer": "Acme", "url": "{URL}", "state": "interviews", '
        '"added": "2026-11-01"}]',
    ],
)
def test_other_trackers_columns_are_known(text: str) -> None:
    """By their names, whatever stands between the letters."""
    job = only(text)
    assert (job.posting.title, job.posting.company, job.posting.url) == ("Lead", "Acme", URL)
    assert job.status is Status.INTERVIEW
    assert job.saved_at == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Wishlist", Status.SAVED),
        ("Applied", Status.APPLIED),
        ("offer received", Status.OFFER),
        ("Hired!", Status.ACCEPTED),
        ("No response", Status.REJECTED),
        ("archived", Status.WITHDRAWN),
        ("something else", Status.SAVED),
        ("", Status.SAVED),
    ],
)
def test_statuses_have_many_names(said: str, meant: Status) -> None:
    """One that nobody knows is no reason to lose the job."""
    assert only(f"url,status\n{URL},{said}").status is meant


@pytest.mark.parametrize("said", ["2026-12-24", "24 December 2026", "2026-12-24T10:00:00Z", "24.12.2026"])
def test_deadlines_are_read_in_many_ways(said: str) -> None:
    """As in the form, or as a moment."""
    assert only(f"url,Due date\n{URL},{said}").posting.deadline == dt.date(2026, 12, 24)


def test_rows_with_faults_are_told_apart() -> None:
    """Each with its number and its reason; the others are read."""
    rows = [
        "url,title,deadline",
        f"{URL},a,",
        "no link,b,",
        f"{URL},{'x' * 300},",
        f"{URL},c,12/05/2026",
        "",
        ",d,",
    ]
    found = read(rows_of("\n".join(rows).encode()), NOW)
    assert [job.posting.title for job in found.jobs] == ["a"]
    assert {row: type(why) for row, why in found.faults.items()} == {
        2: BadLink,
        3: TooLong,
        4: BadDay,
        5: BadLink,
    }


def test_a_table_without_a_column_that_we_know_gives_no_job() -> None:
    """Every row lacks a link, and that is said."""
    found = read(rows_of(b"a,b\n1,2"), NOW)
    assert (list(found.jobs), list(found.faults)) == ([], [1])


def test_what_a_row_does_not_say_is_as_if_saved_now() -> None:
    """An own number, the moment of the import, the first status."""
    job = only(f"url\n{URL}")
    assert (job.number, job.saved_at, job.status, job.steps) == (0, NOW, Status.SAVED, ())


def test_a_broken_history_keeps_what_can_be_read() -> None:
    """A hand-edited cell loses its broken moves only."""
    job = only(f"url,history\n{URL},applied 2026-11-01T00:00:00+00:00; x y; offer never; rejected 2026-11-02")
    assert [(step.number, step.status.value, step.at.day) for step in job.steps] == [
        (1, "applied", 1),
        (2, "rejected", 2),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp1252"])
def test_any_spreadsheets_letters_are_read(encoding: str) -> None:
    """Whichever of its ways to save a table was chosen."""
    (found,) = read(rows_of(f"url\ttitle\n{URL}\tFührung".encode(encoding)), NOW).jobs
    assert found.posting.title == "Führung"


def test_of_a_history_without_an_end_the_first_moves_are_kept() -> None:
    """A cell of four million characters would be a hundred thousand rows."""
    moves = "; ".join(["applied 2026-11-01T00:00:00+00:00", "offer 2026-11-02T00:00:00+00:00"] * MOST_MOVES)
    steps = only(f"url,history\n{URL},{moves}").steps
    assert [step.number for step in steps] == list(range(1, MOST_MOVES + 1))


@pytest.mark.parametrize("cell", ["." * 2_000_000, "[" * 200_000, "x" * 2_000_000])
def test_a_cell_of_signs_alone_is_told_at_once(cell: str) -> None:
    """Each sign costs as much as the last one, however many there are."""
    found = read([{"url": cell}], NOW)
    assert not found.jobs
    assert isinstance(found.faults[1], BadLink | TooLong)
