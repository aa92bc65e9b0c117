"""Jobs as files: every field there and back, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadFile
from bot.jobs.exchange import COLUMNS, LARGEST, MOST_COLUMNS, MOST_ROWS, Kind, rows_of, written
from bot.jobs.links import draft
from bot.jobs.model import Posting, SavedJob, Status, Step
from bot.jobs.reading import read

NOON = dt.datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=20) | st.sampled_from(
    ["=1+1", "'=x", "+49 30", "-", "@home", "''@", "\uff1d1", "a,b;c\td", 'say "yes"']
)


def job(number: int = 1, **said: str) -> SavedJob:
    """A job with something in every field."""
    texts = {"title": "Lead", "company": "Acme", "location": "Berlin", "mode": "remote", "salary": "80k"}
    texts |= {"contact": "Jo", "tags": "a, b", "notes": "x\n\ny", "excerpt": "We hire\nyou"}
    texts["source"] = "https://discord.com/channels/1/2/3"
    posting = draft(f"https://jobs.example/{number}?utm_source=x", **(texts | said))
    steps = (Step(1, Status.APPLIED, NOON + DAY), Step(2, Status.OFFER, NOON + 2 * DAY))
    return SavedJob(number, 0, NOON, with_deadline(posting), Status.OFFER, NOON + 2 * DAY, steps)


def with_deadline(posting: Posting) -> Posting:
    """The posting with a last day."""
    return dataclasses.replace(posting, deadline=dt.date(2026, 12, 24))


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_holds_all_of_a_job(kind: Kind) -> None:
    """Read back it is the same job, moves included."""
    jobs = [job(3), job(7), SavedJob(9, 0, NOON, draft("https://jobs.example/9"))]
    found = read(rows_of(written(jobs, kind)), NOON + 9 * DAY)
    assert found.faults == {}
    assert list(found.jobs) == jobs


@pytest.mark.parametrize("kind", ["csv", "json"])
@given(title=WORDS, notes=WORDS, tags=WORDS)
def test_any_text_comes_back(kind: Kind, title: str, notes: str, tags: str) -> None:
    """Also what looks like a formula, or like what keeps one from running."""
    jobs = [job(1, title=title, notes=notes, tags=tags)]
    assert list(read(rows_of(written(jobs, kind)), NOON).jobs) == jobs


@given(WORDS, WORDS)
def test_no_cell_is_a_formula(title: str, company: str) -> None:
    """Whatever a message or a member wrote, a spreadsheet runs none of it."""
    text = written([job(1, title=title, company=company)], "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")]


def test_a_spreadsheet_knows_how_to_read_it() -> None:
    """By the mark at the beginning, and the header with every column."""
    content = written([], "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").strip().split(",") == list(COLUMNS)


NO_LISTS = [b"", b"\xff\xfe\x00", b"url\n", b"[]", b"[1, 2]", b"{}", b'{"a": 1}', b"[" * 100_000, b'a,b\n"x']
NO_LISTS += [b"\x00" * 9, b"x" * (LARGEST + 1)]
# Small files of which the rows or the columns alone would take hours and gigabytes.
NO_LISTS += [b"a," * 1_000_000 + b"url\n" + b"x\n" * 900_000, b"url\n" + b"x\n" * (MOST_ROWS + 1)]
NO_LISTS += [json.dumps([{f"k{at}": "x"} for at in range(MOST_COLUMNS + 1)]).encode()]


@pytest.mark.parametrize("content", NO_LISTS, ids=range(len(NO_LISTS)))
def test_what_is_no_list_is_refused(content: bytes) -> None:
    """Empty, broken, too large, or of another kind."""
    with pytest.raises(BadFile):
        rows_of(content)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    """Nothing else comes of it, and each row is a job or has its reason."""
    try:
        rows = rows_of(content)
    except BadFile:
        return
    found = read(rows, NOON)
    assert len(found.jobs) + len(found.faults) == len(rows)


def test_an_export_of_everything_is_read_too() -> None:
    """What `/privacy` gives has the jobs under their title."""
    rows = [{"number": 4, "url": "https://jobs.example/4", "original_url": "https://jobs.example/4?utm_id=1"}]
    (found,) = read(rows_of(json.dumps({"Steps": [{"job": 4}], "Saved job links": rows}).encode()), NOON).jobs
    assert found == SavedJob(4, 0, NOON, draft("https://jobs.example/4?utm_id=1"))
