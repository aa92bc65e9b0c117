"""Links in the knowledge lead where they say, however a false one is disguised."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.knowledge.checks.report import check
from bot.knowledge.loader import load
from bot.knowledge.view import View
from bot.ui.cards.answers import entry_card
from bot.ui.cards.guide import about_card
from tests import judge
from tests.hostile import HOSTILE, TEMPTING, UNSEEN
from tests.knowledge.writing import SOURCE, VOCABULARY, Folder

TODAY = dt.date(2026, 11, 24)

# What stands in the place of "Say so." on line 17, the column of the fault and a piece of the mend.
FALSE: dict[str, tuple[str, int, str]] = {
    "another host in the words": ("[github.com login](https://evil.example)", 3, "name it in words"),
    "capitals": ("Here: [GitHub.COM](https://evil.example)", 9, "name it in words"),
    "bold words": ("[**github.com**](https://evil.example)", 3, "name it in words"),
    "code in the words": ("[`github.com`](https://evil.example)", 3, "name it in words"),
    "half of it emphasised": ("[git*hub*.com](https://evil.example)", 3, "name it in words"),
    "escapes in the words": (r"[github\.com](https://evil.example)", 3, "name it in words"),
    "a scheme in capitals": ("[HTTPS://github.com](HTTPS://evil.example)", 3, "name it in words"),
    "a port in the words": ("[github.com:443](https://evil.example)", 3, "name it in words"),
    "another port": ("[github.com](https://github.com:8443/x)", 3, "name it in words"),
    "a full-width stop": ("[github．com](https://evil.example)", 3, "name it in words"),
    "an ideographic stop": ("[github。com](https://evil.example)", 3, "name it in words"),
    "an entity": ("[github&period;com](https://evil.example)", 3, "name it in words"),
    "Cyrillic letters in the words": ("[gіthub.com](https://evil.example)", 3, "name it in words"),
    "a bare scheme": ("[//github.com](https://evil.example)", 3, "name it in words"),
    "a subdomain that looks like it": (
        "[github.com](https://github.com.evil.example)",
        3,
        "name it in words",
    ),
    "angle brackets": ("[github.com](<https://evil.example>)", 3, "name it in words"),
    "words on two lines": ("[at\n  github.com](https://evil.example)", 3, "name it in words"),
    "a Lisu stop": ("[github\ua4f8com](https://evil.example)", 3, "name it in words"),
    "a Syriac stop": ("[github\u0701com](https://evil.example)", 3, "name it in words"),
    "a hair space at the stop": ("[github\u200a.com](https://evil.example)", 3, "name it in words"),
    "a thin space in the name": ("[git\u2009hub.com](https://hub.com)", 3, "name it in words"),
    "a narrow space": ("[github.\u202fcom](https://evil.example)", 3, "name it in words"),
    "a stop for words": ("See the docs[.](https://evil.example)", 15, "name it in words"),
    "dots for words": ("And so on[…](https://evil.example)", 12, "name it in words"),
    "no words": ("[ ](https://evil.example)", 3, "name it in words"),
    "the second of two": ("[a](https://example.org) [github.com](https://evil.example)", 28, "name it in"),
    "a user name": ("https://github.com@evil.example/x", 3, "take it out"),
    "a user name with a password": ("[docs](https://github.com:x@evil.example)", 10, "take it out"),
    "an IPv4 host": ("[docs](https://203.0.113.5/x)", 10, "by its name"),
    "an IPv6 host": ("[docs](https://[2001:db8::1]/x)", 10, "by its name"),
    "a decimal host": ("[docs](https://3405803781/x)", 10, "by its name"),
    "a hexadecimal host": ("[docs](https://0xcb007105)", 10, "by its name"),
    "an octal host": ("[docs](https://0313.0.0161.5)", 10, "by its name"),
    "punycode": ("[docs](https://xn--gthub-n4a.com)", 10, "link another page"),
    "Cyrillic letters in the host": ("[docs](https://gіthub.com)", 10, "link another page"),
    "a slash that is none": ("https://github.com∕x.evil.example", 3, "link another page"),
    "an encoded host": ("[docs](https://%67ithub.com)", 10, "link another page"),
    "a backslash": (r"https://evil.example\@github.com", 3, "copy it again"),
    "a host without a name": ("[docs](https://localhost/x)", 10, "https://example.org/page"),
    "an empty label of the host": ("[docs](https://github..com)", 10, "https://example.org/page"),
    "a final stop": ("[docs](https://github.com./x)", 10, "https://example.org/page"),
    "a bracket too many": ("See <<https://example.org> now", 7, "take it out"),
    "a link within brackets": ("See <[this](https://example.org/b)> now", 7, "take it out"),
    "words between two brackets": ("See <a<https://example.org> now", 7, "take it out"),
    "a bare invite": ("Join discord.gg/abc now", 8, "take it out"),
    "an invite in capitals": ("Join Discord.GG/abc now", 8, "take it out"),
    "an invite by its long name": ("Join discord.com/invite/abc now", 8, "take it out"),
    "an invite behind a slash": ("Join us at/discord.gg/abc now", 11, "take it out"),
    "an invite behind an at": ("Join @discord.gg/abc now", 8, "take it out"),
    "an invite behind a stop": ("Join .discord.gg/abc now", 8, "take it out"),
    "an invite behind a dash": ("Join -discord.gg/abc now", 8, "take it out"),
    "an invite in another's path": ("Join example.org/discord.gg/abc now", 8, "take it out"),
    "an emphasised invite": ("Join _discord.gg/abc_ now", 8, "take it out"),
    "a half emphasised invite": ("Join *discord*.com/invite/abc now", 8, "take it out"),
    "an escape in an invite": (r"Join discord\.com/invite/abc now", 8, "take it out"),
    "a masked invite": ("[docs](https://discord.gg/abc)", 10, "take it out"),
    "a masked invite by its long name": ("[docs](https://ptb.discord.com/invite/abc)", 10, "take it out"),
    "an encoded invite": ("[docs](https://discord.com/%69nvite/abc)", 10, "take it out"),
    "an invite by a detour": ("[docs](https://discord.com/terms/../invite/abc)", 10, "take it out"),
    "a gift": ("<https://discord.gift/abc>", 4, "take it out"),
    "a template": ("[docs](https://discord.new/abc)", 10, "take it out"),
    "a bot to add": ("[docs](https://discord.com/oauth2/authorize?client_id=1)", 10, "take it out"),
    "another scheme": ("[docs](ftp://example.org/x)", 10, "https://"),
    "a scheme of a program": ("<steam://run/1>", 4, "https://"),
    "a script": ("[docs](javascript:alert())", 10, "https://"),
    "a mail address": ("[docs](mailto:a@evil.example)", 10, "https://"),
    "a mail address glued to a page": ("https://example.org/a[mailto:a@evil.example", 24, "take it out"),
    "a page in brackets glued to a page": ("https://example.org/a(www.evil.example)", 24, "take it out"),
    "no scheme": ("[docs](//evil.example/x)", 10, "https://"),
    "look-alikes of the scheme": ("https：//evil.example", 3, "take it out"),
    "backslashes in the scheme": (r"https:\/\/evil.example/x", 3, "take it out"),
    "www": ("See www.evil.example", 7, "take it out"),
    "a link by reference": ("[github.com][1]\n\n  [1]: https://evil.example", 3, "name it in words"),
    "brackets in the words": ("[[github.com]](https://evil.example)", 3, "take it out"),
    "a title": ('[docs](https://example.org "github.com")', 3, "take it out"),
    "a space before the address": ("[github.com]( https://evil.example )", 3, "take it out"),
    "an escaped bracket before": (r"\\[github.com](https://evil.example)", 3, "take it out"),
}


def told(folder: Folder) -> list[str]:
    return [str(problem) for problem in load(folder.path).problems]


@pytest.mark.parametrize("name", FALSE)
def test_a_false_link_is_a_fault_on_its_place(folder: Folder, name: str) -> None:
    """The first fault names line and column, and the mend."""
    text, column, mend = FALSE[name]
    folder.entry("Say so.", text)
    lines = told(folder)
    assert load(folder.path).base is None
    assert any(line.startswith(f"topics/top.yaml:17:{column}: answer: ") for line in lines), lines
    assert any(mend in line for line in lines), lines
    assert len(lines) <= 2, lines


@pytest.mark.parametrize(
    "text",
    [
        "[words](https://example.org/page)",
        "[example.org](https://www.example.org/page)",
        "[Example.ORG](https://example.org:443)",
        "[https://example.org/a.com](https://example.org/b)",
        "[Node.js and ASP.NET, chapter 2.3](https://example.org)",
        "[🔒](https://example.org), [→](https://example.org)",
        "[a **bold** word](<https://example.org/a_(b)>)",
        "[a](https://example.org/a_(b)), <https://example.org>; https://example.org/a?b=c#d.",
        "**[a](https://example.org)** (https://example.org)",
        "Use HTTP/2, and/or CI/CD: e.g. Node.js/React; C:\\Users.",
        "Discord, discord.py and [its docs](https://example.org) on discord.com/developers.",
    ],
)
def test_an_honest_link_is_fine(folder: Folder, text: str) -> None:
    """Nobody is told off for a link as it should be, or for a stroke."""
    folder.write("vocabulary.yaml", VOCABULARY + "digits: [HTTP/2, 'ASP.NET, chapter 2.3', 2.3]\n")
    folder.entry("Say so.", text)
    made = check(folder.path, TODAY)
    assert [str(problem) for problem in made.problems] == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: Is senior the top?", 'title: "Top? discord.gg/abc"', "1:14: title"),
        ("summary: Usually not.", "summary: Usually not. discord.gg/abc", "13:23: summary"),
        ("[terminal level]", "[https://u@evil.example]", "2:11: aliases.1"),
        ("value: 60 %,", 'value: "[github.com](https://evil.example)",', "20:19: figures.share.value"),
        ("do ladders end here?", "see discord.gg/abc", "7:9: questions.4"),
    ],
)
def test_every_text_of_an_entry_is_judged(folder: Folder, old: str, new: str, place: str) -> None:
    """Not only its answer."""
    folder.entry(old, new)
    assert [line for line in told(folder) if line.startswith(f"topics/top.yaml:{place}: ")]


@pytest.mark.parametrize(
    ("value", "text", "words"),
    [
        ("github.com", "[{share}](https://example.org)", "the link says `github.com (public ladders, 2025)`"),
        ("example.com", "[docs]({share})", "is no page of the web"),
        ("evil.example", "https://{share}", "has no whole host"),
    ],
)
def test_a_text_is_judged_with_its_figures(folder: Folder, value: str, text: str, words: str) -> None:
    """What two harmless pieces make together is what members see."""
    folder.entry("60 %", value)
    whole = (folder.path / "topics/top.yaml").read_text().replace("Say so.", text)
    folder.write("topics/top.yaml", whole)
    assert any(line.startswith("topics/top.yaml:") and words in line for line in told(folder))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Public ladders", "evil.example", "1:8: title"),
        ("Public ladders", "Ladders, www.evil.example", "1:17: title"),
        ("Public ladders", "Ladders (EVIL.example)", "1:1: title"),
        ("Public ladders", "Join discord.gg/abc", "1:13: title"),
        ("licence: CC0", "licence: see evil.example", "3:14: licence"),
        ("use: facts", "use: facts\nattribution: By evil.example", "6:17: attribution"),
        ("use: facts", "use: facts\nattribution: By discord.gg/abc", "6:17: attribution"),
        ("use: facts", "use: facts\nattribution: '[a](https://evil.example)'", "6:"),
        ("https://example.org", "https://u@example.org", "2:6: url"),
        ("https://example.org", "https://203.0.113.5", "2:6: url"),
        ("https://example.org", "https://xn--gthub-n4a.com", "2:6: url"),
        ("https://example.org", "https://discord.gg", "2:6: url"),
        ("https://example.org", "https://exаmple.org", "2:6: url"),
    ],
)
def test_a_source_names_no_other_host(folder: Folder, old: str, new: str, place: str) -> None:
    """Neither in its title nor where it thanks, and its own address is as plain as any."""
    assert old in SOURCE
    folder.write("sources/ladders.yaml", SOURCE.replace(old, new))
    place = place.replace("1:1:", "1:8:")
    assert [line for line in told(folder) if line.startswith(f"sources/ladders.yaml:{place}")]


@pytest.mark.parametrize(
    "text",
    [
        "title: Example.org, a site",
        "title: Node.js and ASP.NET",
        "title: OpenID Connect 1.0\nattribution: By example.org (creativecommons.org/licenses/by/4.0)",
    ],
)
def test_a_source_may_name_itself_and_its_licence(folder: Folder, text: str) -> None:
    """And things that only look like hosts."""
    folder.write("sources/ladders.yaml", SOURCE.replace("title: Public ladders", text))
    assert told(folder) == []


def test_a_linked_host_that_no_source_has_is_told(folder: Folder) -> None:
    """Nobody reviewed where it leads."""
    folder.entry("Say so.", "Read [this](https://good.example/page).")
    lines = [str(problem) for problem in check(folder.path, TODAY).findings]
    place = "topics/top.yaml:17:15: answer: "
    assert lines == [f"{place}no source is at good.example; add one for it, or take the link out"]


def test_a_page_without_encryption_is_told(folder: Folder) -> None:
    """In a text as in a source."""
    folder.entry("Say so.", "Read [this](http://example.org).")
    folder.write("sources/ladders.yaml", SOURCE.replace("https:", "http:"))
    lines = [str(problem).split(" the ")[0] for problem in check(folder.path, TODAY).findings]
    assert lines == ["sources/ladders.yaml:1:1: url:", "topics/top.yaml:17:15: answer:"]


@pytest.mark.parametrize("character", UNSEEN)
def test_every_kind_of_unseen_character_is_a_fault(folder: Folder, character: str) -> None:
    """By its property, wherever it stands; as an escape too."""
    if character not in "\x00\u2028":
        folder.entry("Say so.", f"Say{character} so.")
        assert any(line.startswith("topics/top.yaml:17:6: file: ") for line in told(folder))
    folder.entry("summary: Usually not.", f'summary: "Usually\\U{ord(character):08x} not."')
    assert any(line.startswith("topics/top.yaml:13:10: summary: ") for line in told(folder))


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "\n\n  ") + "'"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=TEMPTING, figure=TEMPTING | HOSTILE, title=TEMPTING, source=TEMPTING | HOSTILE)
def test_what_loads_shows_no_false_link(
    folder: Folder, answer: str, figure: str, title: str, source: str
) -> None:
    """Either the file is refused, or every link of the finished card is the one that it seems to be."""
    words = f"answer: {quoted(f'Say {{share}} so. {answer}')}\n"
    folder.entry()
    entry = (folder.path / "topics/top.yaml").read_text()
    start, end = entry.index("answer: |"), entry.index("category:")
    entry = entry[:start] + words + entry[end:]
    entry = entry.replace("value: 60 %", f"value: {quoted('60 ' + figure)}")
    entry = entry.replace("title: Is senior the top?", f"title: {quoted('T' + title)}")
    folder.write("topics/top.yaml", entry.encode(errors="surrogatepass"))
    named = SOURCE.replace("Public ladders", quoted("S" + source))
    folder.write("sources/ladders.yaml", named.encode(errors="surrogatepass"))
    base = load(folder.path).base
    if base is None:
        return
    for card in (entry_card(View(base, TODAY), base.entries["top"]), about_card(View(base, TODAY), 1)):
        parts: list[Any] = card.to_components()  # type: ignore[no-untyped-call] # discord.py has no type here
        for kind, text in judge.texts(parts):
            assert judge.unseen(text) == []
            if kind == "markdown":
                _honest(text)


def _honest(text: str) -> None:
    """Nobody is called, and words that name a host lead there; an address that is shown says it itself."""
    seen = judge.discord_sees(text)
    assert [call for call in seen.calls if call[:2] in ("@e", "@h", "<@", "<#")] == []
    for words, address in [*seen.links, *judge.others_see(text)]:
        host = address.split("/")[2].lower()
        assert re.fullmatch(
            r"https?://(?!discord|dis\.gd)(?:[a-z][a-z0-9-]*\.)+[a-z]+(?::\d+)?(?:/.*|)", address, re.I
        )
        said = judge.bare(words).lower()
        named = [name for name in ("evil", "discord", "example.org") if f"{name}." in said]
        assert said.startswith(f"https://{host}") or all(name in host for name in named), (words, address)
