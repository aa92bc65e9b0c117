"""The mistakes that moderators make are told on the right line, with the mend."""

from __future__ import annotations

import pytest

from bot.knowledge.loader import load
from tests.knowledge.writing import Folder

# What is replaced in the entry, by what; where the mistake is; a piece of the mend.
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "a misspelt key": ("summary:", "sumary:", "13:1: sumary", "did you mean `summary`?"),
    "a key with a capital": ("category:", "Category:", "18:1: Category", "did you mean `category`?"),
    "a key of another kind": ("category:", "strength: typical\ncategory:", "18:1: strength", "skill entries"),
    "an id in the file": ("title:", "id: top\ntitle:", "1:1: id", "the keys are"),
    "a missing key": ("reviewed: 2026-11-24\n", "", "1:1: reviewed", "add it"),
    "a misspelt category": ("transitions", "transition", "18:11: category", "did you mean `transitions`?"),
    "an unknown source": ("[ladders, ed", "[lader, ed", "21:11: sources.1", "did you mean `ladders`?"),
    "an unknown source to read": (
        "sources:",
        "read_further: [lader]\nsources:",
        "21:16: read_further.1",
        "did you mean `ladders`?",
    ),
    "own advice to read": (
        "sources:",
        "read_further: [editors]\nsources:",
        "21:16: read_further.1",
        "no address",
    ),
    "too much to read": (
        "sources:",
        "read_further: [ladders, ladders, ladders, ladders]\nsources:",
        "21:43: read_further.4",
        "keep those",
    ),
    "an unknown source of a figure": (
        "source: ladders",
        "source: nobody",
        "20:95: figures.share.source",
        "write sources/nobody.yaml",
    ),
    "an unknown entry": ("sources:", "related: [to]\nsources:", "21:11: related.1", "did you mean `top`?"),
    "a title as id": ("sources:", "related: [The top]\nsources:", "21:11: related.1", "small letters"),
    "an unknown figure": ("{share}", "{shares}", "15:19: answer", "did you mean `share`?"),
    "a brace that is none": ("Say so.", "Say { so.", "17:7: answer", "write `{{`"),
    "a missing key of a figure": ("of: public ladders, ", "", "20:10: figures.share.of", "add it"),
    "a figure with a space": ("  share:", "  my share:", "20:3: figures.my share", "underscores"),
    "a day that does not exist": (
        "reviewed: 2026-11-24",
        "reviewed: 2026-02-30",
        "22:11: reviewed",
        "2026-02-30",
    ),
    "a day written otherwise": (
        "reviewed: 2026-11-24",
        "reviewed: 24.11.2026",
        "22:11: reviewed",
        "2026-11-24",
    ),
    "a flag in other words": ("sources:", "declines: yes\nsources:", "21:11: declines", "true or false"),
    "a list without dashes": ("[terminal level]", "terminal level", "2:10: aliases", "put `- ` before"),
    "dashes without spaces": (
        "\n  - what comes after senior?\n  - highest developer title",
        "\n  -what comes after senior?\n  -highest developer title",
        "4:3: questions",
        "a space after each `-`",
    ),
    "one question with a colon": (
        "- what comes",
        "- TL: what comes",
        "4:5: questions.1",
        "quote the whole text",
    ),
    "a question with a hash": (
        "rung or middle",
        "rung #1 or middle",
        "9:5: questions.6",
        "quote the whole text",
    ),
    "an empty question": ("- do ladders end here?", "-", "7:4: questions.4", "delete it"),
    "a list as text": (
        "summary: Usually not.",
        "summary: [Usually not.]",
        "13:10: summary",
        "quote the whole",
    ),
    "a summary that begins with a figure": (
        "summary: U",
        "summary: {share} U",
        "13:10: yaml",
        "quote the whole",
    ),
    "a title with a colon": ("title: Is", "title: Senior: is", "1:14: yaml", "quote the whole text"),
    "an apostrophe in quotes": (
        "title: Is senior the top?",
        "title: 'Isn't it?'",
        "1:8: yaml",
        "other kind of quo",
    ),
    "an unclosed quote": ("title: Is senior", 'title: "Is senior', "1:8: yaml", "close it at the end"),
    "a tab": ("  - what comes", "\t- what comes", "4:1: yaml", "use spaces"),
    "the text beside the bar": ("answer: |\n", "answer: | Usually.\n", "14:9: yaml", "on the next line"),
    "a paragraph that is not indented": ("\n  Say so.", "\nSay so.", "17:1: yaml", "indented below"),
    "an empty answer": ("summary: Usually not.", "summary:", "13:1: summary", "write its value"),
    "a title that is too long": ("the top?", "the top?" + " ha" * 30, "1:8: title", "at most 80"),
    "a summary of blanks": ("Usually not.\na", '"  "\na', "13:10: summary", "write it or"),
    "no source at all": ("[ladders, editors]", "[]", "21:10: sources", "at least one"),
    "two entries pasted into one file": (
        "title:",
        "title: One\n---\ntitle:",
        "2:1: yaml",
        "one file is one entry",
    ),
    "a key that stands twice": ("category:", "title: Again\ncategory:", "18:1: title", "first on line 1"),
    "a mention": ("Say so.", "Say @everyone so.", "17:7: answer", "take it out"),
    "a role mention in a question": ("do ladders", "do <@&12> ladders", "7:8: questions.4", "take it out"),
    "a link that lies": (
        "Say so.",
        "[https://good.example/a](https://evil.example)",
        "17:3: answer",
        "name it in words",
    ),
    "an invisible character": ("Say so.", "Say\u200b so.", "17:6: file", "delete it"),
    "an emphasised beginning": ("summary: Usually", "summary: *Usually*", "13:10: yaml", "quote"),
    "a marked claim": ("sources:", "seed: [24]\nsources:", "21:8: seed.1", "write S and its number"),
    "a former id of its own": (
        "sources:",
        "formerly: [top]\nsources:",
        "21:12: formerly.1",
        "never used twice",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_on_its_line_with_the_mend(name: str, folder: Folder) -> None:
    """The first fault names the place and the mend, and nothing is loaded."""
    old, new, place, mend = MISTAKES[name]
    folder.entry(old, new)
    loaded = load(folder.path)
    told = [str(problem) for problem in loaded.problems]
    assert loaded.base is None
    assert any(line.startswith(f"topics/top.yaml:{place}: ") and mend in line for line in told), told


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_makes_few_others(name: str, folder: Folder) -> None:
    """Whoever made one mistake is not buried in the faults that follow from it."""
    old, new, _, _ = MISTAKES[name]
    folder.entry(old, new)
    assert len(load(folder.path).problems) <= 2


def test_many_mistakes_are_told_at_once(folder: Folder) -> None:
    """One run names the mistakes of every file, in the order of paths and lines."""
    folder.entry("category: transitions", "category: nowhere\nkind: topic")
    folder.write("levels/low.yaml", "title: Low\nrank: first\n")
    folder.write(
        "sources/ladders.yaml", "title: Ladders\nurl: ladders.example\nlicence: CC0\ndate: May\nuse: all\n"
    )
    folder.write("topics/quote.yaml", 'title: "open\n')
    told = [(p.path, p.line, p.field) for p in load(folder.path).problems]
    assert told == sorted(told, key=lambda p: p[:2])
    assert {
        ("topics/top.yaml", 18, "category"),
        ("topics/top.yaml", 19, "kind"),
        ("levels/low.yaml", 2, "rank"),
        ("levels/low.yaml", 1, "scope"),
        ("sources/ladders.yaml", 2, "url"),
        ("sources/ladders.yaml", 4, "date"),
        ("sources/ladders.yaml", 5, "use"),
        ("topics/quote.yaml", 1, "yaml"),
    } <= set(told)


def test_a_broken_file_makes_no_faults_in_others(folder: Folder) -> None:
    """Who names an entry, a source or a category of a broken file is not blamed for it."""
    folder.entry("sources:", "related: [broken]\nsources:")
    folder.write("topics/broken.yaml", "title: @\n")
    folder.write("sources/ladders.yaml", "title: @\n")
    folder.write("vocabulary.yaml", "categories: @\n")
    assert [p.path for p in load(folder.path).problems] == [
        "sources/ladders.yaml",
        "topics/broken.yaml",
        "vocabulary.yaml",
    ]
