"""A knowledge folder of real files, small enough to break on purpose."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "vocabulary.yaml": "weightless: [senior, developer]\ncategories: {work: Work}\n",
    "topics/promotion.yaml": """\
title: Getting promoted
aliases: [promotion]
questions:
  - how do I get promoted?
  - my manager keeps delaying my promotion, what now?
  - what does it take to be promoted to the next level?
summary: Show work at the next level first.
answer: |
  Show work at the next level first, then ask for the title with examples in hand.
category: work
sources: [editors]
reviewed: 2026-01-01
review_by: 2027-01-01
""",
    "topics/degree.yaml": """\
title: A university degree
aliases: [degree, bachelor, college]
questions:
  - do I need a degree to be a senior developer?
  - can I get hired without college?
  - does a bachelor in computer science matter?
summary: Usually, no.
answer: |
  Usually, no. Experience counts more than a degree for senior work.
category: work
sources: [editors]
reviewed: 2026-01-01
review_by: 2027-01-01
""",
}


def write_knowledge(folder: Path) -> Path:
    """Write two entries and a vocabulary below ``folder``."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def break_knowledge(folder: Path) -> str:
    """Spoil one file; where the mistake stands, as an author is told."""
    path = folder / "topics" / "degree.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("category: work", "catgory: work"), encoding="utf-8"
    )
    return "topics/degree.yaml:10:1"
