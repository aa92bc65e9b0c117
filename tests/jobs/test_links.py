"""Job links: what is kept byte for byte, what is cut out and what is refused."""

from __future__ import annotations

import contextlib
from pathlib import Path
from urllib.parse import quote

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadLink, LinkFault, SeveralLinks, TooLong
from bot.jobs.address import URL_LIMIT
from bot.jobs.boards import boards, pattern
from bot.jobs.identity import LENGTH, identity, key
from bot.jobs.links import BUTTON_LENGTH, clean, draft, given_link, pressable
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read

POSTINGS: dict[str, list[str]] = plain(  # type: ignore[assignment]
    read((Path(__file__).parent / "links.yaml").read_bytes()).root
)
# Letters that may stand in an address: all but those that nobody sees or that end it.
LETTERS = st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="\\<>#?&=@/:")
WORDS = st.text(LETTERS | st.sampled_from("éß字%+"), min_size=1, max_size=8).filter(
    lambda word: not word.startswith(("%", "."))
)
TRACKED = st.sampled_from(["utm_source", "UTM_Medium", "gclid", "fbclid", "utm%5Fterm", "mc_cid"])


@pytest.mark.parametrize(
    ("wanted", "given_text"), [(wanted, text) for wanted, texts in POSTINGS.items() for text in texts]
)
def test_each_posting_is_known_by_its_key(wanted: str, given_text: str) -> None:
    """However the link is written and pasted, and on whichever of its board's pages."""
    assert key(draft(given_text).url) == wanted


def test_enough_shapes_are_tried() -> None:
    """At least 150, of every board that there is a rule for."""
    assert sum(map(len, POSTINGS.values())) >= 150
    assert boards().boards.keys() <= {name.partition(":")[0] for name in POSTINGS}


def test_the_mark_of_a_posting_has_one_length() -> None:
    """An index holds it, however long the link is."""
    marks = {identity(f"https://jobs.example/{number}" + "x" * 900 * number) for number in range(2)}
    assert [len(mark) for mark in marks] == [LENGTH, LENGTH]


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://jobs.example/1", "https://jobs.example/1"),
        ("HTTPS://Jobs.Example:443/A?b=C", "HTTPS://Jobs.Example:443/A?b=C"),
        ("https://jobs.example:8443/1", "https://jobs.example:8443/1"),
        ("https://jobs.example/1?utm_source=x&id=7&UTM_medium=y", "https://jobs.example/1?id=7"),
        ("https://jobs.example/1?gclid=1&fbclid=2", "https://jobs.example/1"),
        ("https://jobs.example/1?b=%2f%2F&gclid=1&&a+b=;c", "https://jobs.example/1?b=%2f%2F&&a+b=;c"),
        ("https://jobs.example/?ref=team&source=a&from=b", "https://jobs.example/?ref=team&source=a&from=b"),
        ("https://jobs.example/?", "https://jobs.example/?"),
        ("https://jobs.example/#/job/123?utm_source=x", "https://jobs.example/#/job/123?utm_source=x"),
        ("https://www.linkedin.com/jobs/view/1/?refId=a&trk=c", "https://www.linkedin.com/jobs/view/1/"),
        ("https://other.example/jobs/1/?refId=a&trk=c", "https://other.example/jobs/1/?refId=a&trk=c"),
        ("https://notlinkedin.com/?trk=c", "https://notlinkedin.com/?trk=c"),
        ("https://bücher.example/stelle", "https://bücher.example/stelle"),
        ("https://jobs.example/a%20b(c)[d]", "https://jobs.example/a%20b(c)[d]"),
        ("https://www.google.com/url?q=no-address", "https://www.google.com/url?q=no-address"),
        (
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://www.google.com/url?q=javascript:alert(1)",
        ),
    ],
)
def test_nothing_but_tracking_is_cut_out(given_url: str, kept: str) -> None:
    """Order, separators, escapes and letter case stay: what a board reads is not ours to write anew."""
    assert clean(given_url) == kept


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", LinkFault.NO_ADDRESS),
        ("not a link", LinkFault.NO_ADDRESS),
        ("senior", LinkFault.NO_ADDRESS),
        ("https://", LinkFault.NO_ADDRESS),
        ("https://[2001:db8::1]/", LinkFault.NO_ADDRESS),
        ("https://127.0.0.1/", LinkFault.NO_ADDRESS),
        ("https://localhost/1", LinkFault.NO_ADDRESS),
        ("https://.example.com/1", LinkFault.NO_ADDRESS),
        ("https://jobs..example.com/1", LinkFault.NO_ADDRESS),
        ("https://-jobs.example.com/1", LinkFault.NO_ADDRESS),
        (f"https://{'x' * 64}.example/1", LinkFault.NO_ADDRESS),
        ("https://jobs.example:99999/", LinkFault.NO_ADDRESS),
        ("https://jobs.example:/", LinkFault.NO_ADDRESS),
        ("https://jobs.example\\@evil.example/", LinkFault.NO_ADDRESS),
        ("https://jobs.example/a\\b", LinkFault.NO_ADDRESS),
        ("javascript:alert(1)", LinkFault.NO_ADDRESS),
        ("data:text/html,x", LinkFault.NO_ADDRESS),
        ("file:///etc/passwd", LinkFault.NO_ADDRESS),
        ("ftp://jobs.example/1", LinkFault.NO_ADDRESS),
        ("//jobs.example/1", LinkFault.NO_ADDRESS),
        ("https://good.example@evil.example/", LinkFault.CREDENTIALS),
        ("https://user:secret@jobs.example/", LinkFault.CREDENTIALS),
        ("https://jobs.example/\u202egnp.exe", LinkFault.UNSEEN),
        ("https://jobs.example/a\u200bb", LinkFault.UNSEEN),
        ("https://jobs.example/\x00b", LinkFault.UNSEEN),
        ("https://jobs.example/\ud800b", LinkFault.UNSEEN),
    ],
)
def test_a_refused_link_says_why_and_not_which(text: str, reason: LinkFault) -> None:
    """The cause is told by itself: the link may hold a password, and stands in no error."""
    with pytest.raises(BadLink) as caught:
        draft(text)
    assert caught.value.args == (reason,)


def test_a_link_that_is_too_long_is_refused_with_the_limit() -> None:
    """The refusal names how long a link may be."""
    with pytest.raises(TooLong) as caught:
        clean("https://jobs.example/" + "x" * URL_LIMIT)
    assert (caught.value.field, caught.value.limit) == ("url", URL_LIMIT)


def test_of_two_links_the_member_is_asked_which() -> None:
    """They are named in their order, each once."""
    with pytest.raises(SeveralLinks) as caught:
        draft("https://a.example/1 or https://b.example/2, not https://a.example/1?")
    assert caught.value.links == ("https://a.example/1", "https://b.example/2")


@pytest.mark.parametrize("text", ["I like Node.js/React and and/or CI/CD", "see example.org", "at 9.30/10"])
def test_words_with_slashes_are_no_links(text: str) -> None:
    """What has no https counts only where it reads as a host with a path."""
    with pytest.raises(BadLink):
        draft(text)


@pytest.mark.parametrize("name", boards().tokens)
def test_a_personal_token_leaves_the_given_link_too(name: str) -> None:
    """Whoever gets an export could open the member's account with it."""
    assert given_link(f"https://jobs.example/1?a=b&{name.upper()}=secret&c") == "https://jobs.example/1?a=b&c"


@given(st.lists(st.tuples(WORDS | TRACKED, WORDS), max_size=6), st.text(LETTERS, max_size=8))
def test_what_is_left_stands_as_it_stood(query: list[tuple[str, str]], fragment: str) -> None:
    """Cleaning takes whole parameters out, and puts in nothing."""
    pieces = [f"{name}={value}" for name, value in query]
    url = f"https://jobs.example/a%2Fb?{'&'.join(pieces)}#{fragment}"
    kept = clean(url)
    assert kept.endswith(f"#{fragment}")
    assert kept.startswith("https://jobs.example/a%2Fb")
    left = kept.removeprefix("https://jobs.example/a%2Fb").removesuffix(f"#{fragment}")
    rest = iter(pieces)
    assert all(piece in rest for piece in left.removeprefix("?").split("&") if piece)


@given(st.text(max_size=60), st.sampled_from([0, 1, 2]))
def test_cleaning_twice_is_cleaning_once(tail: str, wrapped: int) -> None:
    """Whatever the bytes are, and in however many wrappers."""
    url = f"https://jobs.example/{tail}"
    for _ in range(wrapped):
        url = f"https://www.google.com/url?q={quote(url.encode(errors='surrogatepass'), safe='')}&utm_id=1"
    try:
        once = clean(url)
    except (BadLink, TooLong):
        return
    assert clean(once) == once


@given(st.text(max_size=200))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    """Whatever is pasted, nothing else comes of it."""
    with contextlib.suppress(BadLink, TooLong, SeveralLinks):
        assert draft(text).url.lower().startswith("http")


@given(st.text(max_size=60))
def test_a_link_inside_brackets_is_the_link(tail: str) -> None:
    """Members write <https://...> to keep Discord from showing a preview."""
    url = f"https://jobs.example/a{tail}"
    try:
        bare = draft(url)
    except (BadLink, TooLong, SeveralLinks):
        return
    if not set(tail) & set("<>()[]") and not any(map(str.isspace, tail)):
        assert draft(f" <{url}> ") == bare


def test_the_given_link_is_kept_beside_the_clean_one() -> None:
    """A rule for cleaning can be wrong; the member's own link is never lost."""
    kept = draft("https://jobs.example/1?utm_source=x")
    assert (kept.url, kept.original_url) == ("https://jobs.example/1", "https://jobs.example/1?utm_source=x")


def test_the_rules_are_patterns_that_can_be_read() -> None:
    """All of them, not only those that a test comes upon."""
    rules = [rule for of_board in boards().boards.values() for rule in of_board]
    texts = [text for rule in rules for text in (rule.host, rule.path, rule.fragment)]
    assert all(pattern(text) for text in texts)
    assert all(rule.parameter or "(?P<id>" in rule.path + rule.fragment for rule in rules)
    assert all(name == name.lower() for name in [*boards().tracking.names, *boards().tokens])


def test_title_and_company_become_one_clean_line() -> None:
    """Line breaks and hidden characters do not reach the list."""
    kept = draft("https://jobs.example/1", title=" Senior\n\tDev\u202e ", company="A\x00cme")
    assert (kept.title, kept.company) == ("Senior Dev", "Acme")


@pytest.mark.parametrize("field", ["title", "company"])
def test_texts_that_are_too_long_are_refused_by_name(field: str) -> None:
    """The refusal says which text is too long."""
    with pytest.raises(TooLong) as caught:
        draft("https://jobs.example/1", **{field: "x" * 300})
    assert caught.value.field == field


@pytest.mark.parametrize("letters", ["字", "ﷺ", "é", "é."])
def test_no_host_is_put_into_ascii_that_cannot_exist(monkeypatch: pytest.MonkeyPatch, letters: str) -> None:
    """That takes time by the square of its length, in which nobody else would be answered."""
    read: list[str] = []
    real = idna.encode

    def encode(text: str, **more: bool) -> bytes:
        read.append(text)
        return real(text, **more)

    monkeypatch.setattr(idna, "encode", encode)
    with pytest.raises(BadLink) as caught:
        clean(f"https://{letters * (1900 // len(letters))}.example/1")
    assert caught.value.reason is LinkFault.NO_ADDRESS
    assert read == []
    fits = f"bücher-{ord(letters[0])}-{len(letters)}.example"  # yarl remembers what it has read
    assert key(f"https://{fits}/{'x' * 1900}").startswith("xn--")
    assert read == [fits]


@pytest.mark.parametrize(
    ("link", "pressed"),
    [
        ("https://jobs.example/1?b=%2f&a=x#/job/2", "https://jobs.example/1?b=%2f&a=x#/job/2"),
        ("HTTPS://Jobs.Example:8443/A", "https://jobs.example:8443/A"),
        (
            "https://bücher.example/straße?x[]=`é`",
            "https://xn--bcher-kva.example/stra%C3%9Fe?x%5B%5D=%60%C3%A9%60",
        ),
        ("https://jobs.example/" + "x" * 500, ""),
        ("https://my_jobs.example/1", ""),
        ("javascript:alert(1)", ""),
        ("https://me:secret@jobs.example/1", ""),
        ("https://jobs.example/a b", ""),
        ("", ""),
    ],
)
def test_a_button_has_a_link_that_passes_the_rules_again(link: str, pressed: str) -> None:
    """Whatever a row of the database holds; signs that are none of an address are written as browsers do."""
    assert pressable(link) == pressed


@given(st.lists(WORDS, min_size=1, max_size=9))
def test_any_kept_link_is_fit_for_a_button_or_has_none(words: list[str]) -> None:
    """It is plain ASCII, short, and leads to the same host."""
    link = "https://jobs.example/" + "/".join(words)
    with contextlib.suppress(BadLink, TooLong):
        kept = clean(given_link(link))
        pressed = pressable(kept)
        assert pressed.isascii()
        assert len(pressed) <= BUTTON_LENGTH
        assert pressed.startswith("https://jobs.example/")
        assert pressable(pressed) == pressed
