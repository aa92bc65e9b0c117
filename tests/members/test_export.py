"""An export as files: whole, bounded, and in nobody's way."""

from __future__ import annotations

import asyncio
import json

from hypothesis import given
from hypothesis import strategies as st

from bot.members.export import ROWS, files

Row = dict[str, object]


def job(number: int) -> Row:
    """A row with a long link, as long as one may be."""
    return {"number": number, "url": f"https://jobs.example/{'x' * 1900}", "title": "Über “dev”\n", "n": None}


async def written(content: dict[str, list[Row]], most: int) -> list[bytes]:
    """All the files."""
    return [file.read() async for file in files(content, most)]


async def test_a_short_export_is_one_file_that_reads_well() -> None:
    """Indented JSON, with a list for each kind of rows, also where there are none."""
    (file,) = await written({"Jobs": [{"number": 1}], "Notes": []}, 1000)
    assert file.decode() == '{\n  "Jobs": [\n    {\n      "number": 1\n    }\n  ],\n  "Notes": []\n}\n'


async def test_ten_thousand_rows_fit_what_discord_takes() -> None:
    """Each file keeps the limit and is JSON by itself; together they hold every row once, in order."""
    rows = [job(number) for number in range(10_000)]
    found = await written({"Jobs": rows}, 9_000_000)
    assert len(found) > 1
    assert all(len(file) <= 9_000_000 for file in found)
    assert [row for file in found for row in json.loads(file)["Jobs"]] == rows


async def test_everything_else_goes_on_meanwhile() -> None:
    """Others get a moment after every few rows."""
    moments = 0

    async def others() -> None:
        nonlocal moments
        while True:
            moments += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(others())
    await written({"Jobs": [job(number) for number in range(5_000)]}, 10**9)
    beside.cancel()
    assert moments >= 5_000 / ROWS


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.lists(st.dictionaries(st.text(), st.text(max_size=50), max_size=3), max_size=9),
    ),
    st.integers(1, 2000),
)
def test_nothing_is_lost_or_told_twice(content: dict[str, list[Row]], most: int) -> None:
    """Whatever the rows hold and wherever the files end."""
    together: dict[str, list[Row]] = {}
    for file in asyncio.run(written(content, most)):
        for title, rows in json.loads(file).items():
            together.setdefault(title, []).extend(rows)
    assert together == content
