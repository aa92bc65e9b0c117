"""Addresses are known in any disguise, and words that only look like them are left alone."""

from __future__ import annotations

import pytest

from bot.sanitize.addresses import folded, hosts, unlinked
from bot.sanitize.hosts import host_of, objection
from tests.hostile import ADDRESSES


@pytest.mark.parametrize("address", [a for a in ADDRESSES if " " not in a and "\n" not in a])
def test_an_address_is_named_as_one(address: str) -> None:
    """With whatever is glued to it; the words around it stay."""
    assert unlinked(f"look at ({address}) now") == "look at (link) now"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ｇｉｔｈｕｂ．ｃｏｍ", "github.com"),
        ("gіthub。com", "github.com"),
        ("evil․example∕x", "evil.example/x"),
        ("discord.g\u200bg", "discord.gg"),
        ("https\ua4fd〳\u2041evil\ua4f8example\u31d3x", "https://evil.example/x"),
        ("a\u0701evil\u0702evil\ua60eevil\U00010a50example", "a.evil.evil.evil.example"),
        ("gítḣub.com", "github.com"),
        ("ʜᴛᴛᴘs", "ʜttᴘs"),
    ],
)
def test_look_alikes_are_read_as_what_they_look_like(text: str, said: str) -> None:
    """By normal form where there is one, and by a table of the most common others."""
    assert folded(text) == said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("see github.com, or docs.github.com.", ["github.com", "docs.github.com"]),
        ("node.js, next.js/react, asp.net and discord.py", []),
        ("version 1.2, e.g. 3.5 or u.s. law", []),
        ("at 203.0.113.5 there", ["203.0.113.5"]),
        ("a@evil.example", ["evil.example"]),
        ("_evil.example_", ["evil.example"]),
    ],
)
def test_words_that_read_as_hosts(text: str, named: list[str]) -> None:
    """Names of products, files and numbers are none."""
    assert [found[0] for found in hosts(text)] == named


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("HTTPS://WWW.Example.ORG/x", "example.org"),
        ("https://example.org:443", "example.org"),
        ("http://example.org:80/", "example.org"),
        ("https://example.org:8443/x", "example.org:8443"),
        ("https://github.com@evil.example/x", "evil.example"),
        ("no address", ""),
    ],
)
def test_an_address_leads_to_its_host(address: str, host: str) -> None:
    """In the spelling in which hosts are compared."""
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://support.discord.com/hc/en-us",
        "https://discord.com/developers/docs/intro",
        "https://discord.com",
        "https://discordpy.readthedocs.io/",
        "https://en.wikipedia.org/wiki/Foo_(bar)",
        "https://example.org/ünïcode",
        "https://web.archive.org/web/2024/https://example.org/page",
        "https://example.org/search?q=a/b&c=d://#at:x",
    ],
)
def test_good_addresses_meet_no_objection(address: str) -> None:
    """Pages of the web, Discord's own documentation among them."""
    assert objection(address) == ""


@pytest.mark.parametrize(
    "rest",
    [
        "?q=https://evil.example",
        "?u=https%3A%2F%2Fevil.example",
        "?u=https%253A%252F%252Fevil.example",
        "?a=b&next=//evil.example",
        "?HTTP:/evil.example",
        "?to=%5C%5Cevil.example",
        "#https://evil.example",
        "#/out?to=https:evil.example",
    ],
)
def test_an_address_that_carries_another_is_refused(rest: str) -> None:
    """The host that reviewers see may send readers anywhere."""
    assert objection(f"https://example.org/out{rest}").endswith("; link that page itself")


@pytest.mark.parametrize(
    "address", ["https://bit.ly/abc", "http://www.TinyURL.com/abc", "https://t.co:443/a"]
)
def test_a_shortened_address_is_refused(address: str) -> None:
    """Nobody can review where it leads, today or tomorrow."""
    assert objection(address) == "hides where it leads; link the page itself"


@pytest.mark.parametrize(
    "path",
    [
        "/invite/a",
        "/gifts/a",
        "/template/a",
        "/channels/1/2",
        "/events/1/2",
        "/oauth2/authorize",
        "/servers",
        "/x",
    ],
)
@pytest.mark.parametrize("host", ["discord.com", "www.discord.com", "ptb.discord.com", "discordapp.com"])
def test_every_way_into_discord_is_refused(host: str, path: str) -> None:
    """Whatever the page is called, but for those that are only read."""
    assert objection(f"https://{host}{path}") == "leads into Discord; take it out"


def test_no_letter_makes_a_text_many_times_as_long() -> None:
    """A short text full of letters that stand for a sentence would take as long to read as a book."""
    assert max(len(folded(chr(code))) for code in range(0x80, 0x11_0000)) <= 7
