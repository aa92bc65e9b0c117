"""Findings about what a text looks like in a chat."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.checks.report import check
from tests.knowledge.writing import VOCABULARY, Folder


def found(folder: Folder) -> list[str]:
    made = check(folder.path, dt.date(2026, 11, 24))
    assert made.faults == ()
    return [str(problem) for problem in made.problems]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("#### Small heading", 3, "headings"),
        ("| a | b |", 3, "tables"),
        ("--- | ---", 3, "tables"),
        ("see ![a picture](https://example.org/a.png)", 7, "images"),
        ("one<br>two", 6, "HTML"),
        ("<B>bold</B>", 3, "HTML"),
        ("<!-- note -->", 3, "HTML"),
        ("as said[^1]", 10, "footnotes"),
        ("see [the guide][guide]", 7, "links by reference"),
        ("---", 3, "lines across"),
        ("***", 3, "lines across"),
        ("- [ ] to do", 3, "boxes"),
        ("good <:pepe:123456> work", 8, "emoji"),
        ("use </jobs save:123456>", 7, "commands"),
        ("until <t:1700000000:R>", 9, "times"),
        ("one&nbsp;two", 6, "names of signs"),
        ("a &#8364; sign", 5, "names of signs"),
        ("> [!NOTE]", 3, "boxes for notes"),
        ("!!! note", 3, "boxes for notes"),
        ("it is $O(n)$ at best", 9, "formulas"),
        ("so :party_parrot: then", 6, "emoji by name"),
        ("one\\", 6, "a break"),
        ("<<<<<<< HEAD", 3, "git"),
    ],
)
def test_what_discord_does_not_render_is_told(folder: Folder, line: str, column: int, words: str) -> None:
    """On the line within the text where it stands."""
    folder.entry("Say so.", line)
    told = [text for text in found(folder) if "Discord does not render" in text]
    assert [text.split(": ")[0] for text in told] == [f"topics/top.yaml:17:{column}"]
    assert words in told[0]


@pytest.mark.parametrize("mark", ["<:pepe:123456>", "</jobs save:123456>", "<t:1700000000:R>"])
def test_a_mark_of_a_server_is_no_figure(folder: Folder, mark: str) -> None:
    """Its digits want no date; it is told once."""
    folder.entry("Say so.", mark)
    assert len(found(folder)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "### Heading",
        "**bold**, *italic*, ~~gone~~ and ||hidden||",
        "- a list - with a dash",
        "> quoted",
        "`<br>` and `| a | b |`",
        "[text](https://example.org/2025) and <https://example.org>",
        "a | b or c < d > e",
        "ask the <manager>",
        "1. first",
    ],
)
def test_what_discord_renders_is_fine(folder: Folder, line: str) -> None:
    """Nobody is told off for good Markdown."""
    folder.entry("Say so.", line)
    assert found(folder) == []


def test_code_is_no_markdown(folder: Folder) -> None:
    """Whatever stands in a block of code is shown as it is."""
    folder.entry("Say so.", "```\n  #### | a | b |\n  <br>\n  ```")
    assert found(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("summary: Usually not.", "summary: Usually **not**.", "13:18: summary"),
        ("title: Is senior the top?", "title: Is `senior` the top?", "1:11: title"),
        ("summary: Usually not.", "summary: See [this](https://example.org).", "13:19: summary"),
    ],
)
def test_title_and_summary_are_plain(folder: Folder, old: str, new: str, place: str) -> None:
    """Buttons and lists show every sign."""
    folder.entry(old, new)
    (line,) = found(folder)
    assert line.startswith(f"topics/top.yaml:{place}: the text is shown plainly; take out ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Say it in 3 days.", ["3"]),
        ("About 40% of 2,000 do.", ["40%", "2,000"]),
        ("Use S3 or HTTP/2 (or IPv6).", ["IPv6"]),
        ("Costs $5,000-7,000!", ["$5,000-7,000"]),
        ("See https://example.org/2025/1 there.", []),
        ("Twice 7 and 7.", ["7"]),
        ("{share} and {{ok}.", []),
    ],
)
def test_digits_without_a_date_are_told(folder: Folder, text: str, words: list[str]) -> None:
    """Figures, addresses and the names of the vocabulary are none."""
    folder.write("vocabulary.yaml", VOCABULARY + "digits: [S3, HTTP/2]\n")
    folder.entry("Say so.", text)
    told = found(folder)
    assert [line.split("`")[1] for line in told] == words
    assert all(line.startswith("topics/top.yaml:17:") for line in told)


@pytest.mark.parametrize("name", ["s3x", "xS3"])
def test_a_name_with_digits_must_be_whole(folder: Folder, name: str) -> None:
    """S3 does not excuse another word."""
    folder.write("vocabulary.yaml", VOCABULARY + "digits: [S3]\n")
    folder.entry("Say so.", name)
    assert len(found(folder)) == 1


def test_a_text_is_measured_as_it_is_shown(folder: Folder) -> None:
    """Figures are longer with their years than their names are."""
    folder.entry("title: Is senior the top?", 'title: "{share} ' + "x" * 54 + '"')
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:1:8: title: the text has 82 characters as shown, more than 80; ")


def test_a_line_of_a_level_is_short(folder: Folder) -> None:
    """It stands beside others."""
    lines = f"rank: 3\nscope: {'A team ' * 40}\nautonomy: Much\nimpact: Felt\n"
    folder.entry("category: transitions\n", lines, name="levels/high.yaml")
    (folder.path / "topics/top.yaml").unlink()
    assert [line.split(": ")[1] for line in found(folder)] == ["scope"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("```py\n  x = 1\n", "a block of code is never closed"),
        ("Say **so.", "bold text is begun or ended only"),
    ],
)
def test_what_is_begun_and_never_ended_is_told(folder: Folder, text: str, words: str) -> None:
    """At its mark, since the rest of the answer suffers from it."""
    folder.entry("Say so.", text)
    told = [line for line in found(folder) if words in line]
    assert [line.split(": ")[0].startswith("topics/top.yaml:17:") for line in told] == [True]


@pytest.mark.parametrize(
    "text", ["**a** and **b**", "`**`", "R&D; so", "10:30:45", "a::b", "C&C", "$100 to $200"]
)
def test_what_only_looks_like_it_is_left_alone(folder: Folder, text: str) -> None:
    """Times, prices, names and code."""
    folder.entry("Say so.", text)
    assert [line for line in found(folder) if "does not render" in line or "bold" in line] == []
