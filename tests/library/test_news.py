"""What a look at the files has found, as it is told."""

from __future__ import annotations

from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem
from bot.library.news import News, between
from tests.small import small_base


def test_nothing_new_is_no_news(base: KnowledgeBase) -> None:
    """The same entries, read again, are equal."""
    assert not between(base, small_base())
    assert not News()


def test_entries_are_told_by_what_became_of_them(base: KnowledgeBase) -> None:
    """New ones, gone ones, and those that say something else."""
    entries = dict(base.entries)
    entries["sql"] = entries["sql"].model_copy(update={"summary": "Yes, always."})
    entries["new"] = entries.pop("staff")
    news = between(base, small_base(entries=entries))
    assert news == News(added=("new",), changed=("sql",), removed=("staff",))
    assert str(news) == "added new; changed sql; removed staff"


def test_sources_are_shared(base: KnowledgeBase) -> None:
    """They belong to no entry, and are told all the same."""
    news = between(base, small_base(sources={}))
    assert news == News(shared=True)
    assert str(news) == "sources or vocabulary changed"


def test_a_mistake_is_news() -> None:
    """Though nothing is taken over."""
    assert News(faults=(Problem("topics/a.yaml", 1, 1, "file", "it is empty"),))
