"""Which skills a posting names: those that stand there, and none that only look like it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.asked import MOST, joined, named, names, ticked
from bot.jobs.model import SAID, Asked, Mark
from bot.knowledge.model import KnowledgeBase, Skill
from tests.small import small_base

SMALL = [entry for entry in small_base().entries.values() if isinstance(entry, Skill)]


@pytest.fixture(scope="module")
def skills(knowledge: KnowledgeBase) -> list[Skill]:
    """The skills of the project's own knowledge."""
    return [entry for entry in knowledge.entries.values() if isinstance(entry, Skill)]


def found(text: str, skills: list[Skill]) -> dict[str, str]:
    """What each skill that a text names is called there."""
    return {asked.skill: asked.said for asked in named(text, skills)}


POSTING = """Senior Backend Engineer (Go)

You know Go or Java, k8s and AWS. Experience with PostgreSQL, kafka and REST APIs.
• React, TypeScript
• CI/CD with GitLab CI; Terraform is a plus.
We go the extra mile, rest at weekends and react quickly. Series C, C-level exposure."""


def test_a_posting_names_its_skills_in_its_order(skills: list[Skill]) -> None:
    """As it writes them; each once."""
    assert list(found(POSTING, skills).items()) == [
        ("golang", "Go"),
        ("java", "Java"),
        ("kubernetes", "k8s"),
        ("aws", "AWS"),
        ("sql-databases", "PostgreSQL"),
        ("event-driven-architecture", "kafka"),
        ("rest", "REST APIs"),
        ("react", "React"),
        ("typescript", "TypeScript"),
        ("ci-cd", "CI/CD"),
        ("infrastructure-as-code", "Terraform"),
    ]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Experience in Go", "golang"),
        ("Go, Rust", "golang"),
        ("- Go\n- Kubernetes", "golang"),
        ("Go developer wanted", "golang"),
        ("You write Go-based services", "golang"),
        ("Golang", "golang"),
        ("C/C++ on Linux", "c-and-cpp"),
        ("modern C++20", "c-and-cpp"),
        ("firmware in C", "c-and-cpp"),
        ("C# and .NET", "csharp"),
        ("C# and .NET", "dotnet"),
        ("ASP.NET Core", "dotnet"),
        ("Rust or C++", "rust"),
        ("React/Redux", "react"),
        ("Next.js", "react"),
        ("node.js", "nodejs"),
        ("Spring Boot 3", "spring-boot"),
        ("GIT", "git-and-branching"),
        ("infrastructure as code", "infrastructure-as-code"),
        ("event driven\narchitecture", "event-driven-architecture"),
        ("OWASP Top 10", "owasp-top-10"),
        ("JavaScript.", "javascript"),
    ],
)
def test_a_name_is_found_as_postings_write_it(text: str, skill: str, skills: list[Skill]) -> None:
    """Short names too, where they cannot be anything else."""
    assert skill in found(text, skills)


@pytest.mark.parametrize(
    "text",
    [
        "We go live on Monday and rest on Sunday; react calmly and rust never.",
        "Go to our site. Go beyond! Go for it.",
        "Our go-to-market team, the Go-To-Market plan",
        "React to incidents within the hour",
        "Two Teams Let Go After A Merger, others Ready To Go and Good to Go",
        "Rest assured. REST",
        "React Native",
        "Series C funding, vitamin C, plan C, option C, class C, offices A, B, C; B and C",
        "C-level, C-suite, C&A, C'est la vie, 20 °C, D.C., Objective-C, C1 English, R&D",
        "Spring 2026, spring break",
        "Javanese, googled, dockers, gitter, awsome, sequel",
        "GO",
        "https://go.example/java@node",
        "we care about testing, communication and time",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str, skills: list[Skill]) -> None:
    """Words of every day, parts of words, and names of other things."""
    wanted = {"rest": "REST"} if text.endswith("REST") else {}
    assert found(text.replace("REST", "REST,") if wanted else text, skills) == wanted


@pytest.mark.parametrize("skill", ["golang", "c-and-cpp", "react", "rust", "rest"])
def test_a_small_letter_makes_a_word_of_every_day(skill: str, skills: list[Skill]) -> None:
    """Names that are such words need their capital."""
    (entry,) = [each for each in skills if each.id == skill]
    single = [
        name
        for name in entry.in_postings
        if name.isalpha() and name.lower() in {"go", "c", "react", "rust", "rest"}
    ]
    assert single
    assert all(found(f"we {name.lower()} it", skills) == {} for name in single)


def test_a_name_belongs_to_one_skill(skills: list[Skill]) -> None:
    """Otherwise a posting would seem to ask for two things with one word."""
    counted = Counter(
        name.casefold() for skill in skills for name in {each.casefold() for each in names(skill)}
    )
    assert [name for name, number in counted.items() if number > 1] == []


def test_a_title_counts_where_nothing_else_is_said() -> None:
    """So a knowledge without these names works too."""
    assert found("Kubernetes and SQL, some container orchestration", SMALL) == {
        "kubernetes": "Kubernetes",
        "sql": "SQL",
    }


def test_each_title_with_a_name_finds_its_skill(skills: list[Skill]) -> None:
    """A list of all that a skill is called leads to it."""
    for skill in skills:
        for name in names(skill):
            assert skill.id in found(f"You know {name}, and more", skills), name


def test_a_longer_list_keeps_its_marks_and_has_an_end() -> None:
    """What is known stays where it is; what is new comes behind."""
    known = (Asked("sql", "SQL", Mark.HAVE),)
    new = [Asked("sql", "sql"), Asked("kubernetes", "k8s")]
    assert joined(known, new) == (Asked("sql", "SQL", Mark.HAVE), Asked("kubernetes", "k8s"))
    assert len(joined(known, (Asked(f"s{number}", "x") for number in range(99)))) == MOST


def test_a_tick_goes_round() -> None:
    """Unsure, have, missing, unsure; of one skill only."""
    asked: tuple[Asked, ...] = (Asked("sql", "SQL"), Asked("kubernetes", "k8s"))
    seen = []
    for _ in range(3):
        asked = tuple(ticked(asked, "sql"))
        seen.append(asked[0].mark)
    assert seen == [Mark.HAVE, Mark.MISSING, Mark.UNSURE]
    assert asked == (Asked("sql", "SQL"), Asked("kubernetes", "k8s"))
    assert ticked(asked, "no-such-skill") == asked


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """And what is found stands in it."""
    for asked in named(text + " kubernetes", SMALL):
        assert asked.said.casefold() in (text + " kubernetes").casefold()
        assert len(asked.said) <= SAID


@given(st.text(alphabet="Go C+#.,-/\n", max_size=300))
def test_a_text_of_signs_is_read_in_a_moment(text: str) -> None:
    """No pattern gets lost in it."""
    assert len(named(text, SMALL)) == 0


def test_a_posting_in_another_language_names_skills_too(skills: list[Skill]) -> None:
    """Their names are the same there."""
    text = "Gute Kenntnisse in Go und Java, Erfahrung mit Kubernetes oder Docker; SQL von Vorteil"
    assert list(found(text, skills)) == ["golang", "java", "kubernetes", "docker", "sql-databases"]
