"""Job links: what is kept, what is cleaned off and what is refused."""

from __future__ import annotations

import contextlib

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadLink, LinkFault, TooLong
from bot.jobs.links import URL_LIMIT, clean, draft


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://jobs.example/1", "https://jobs.example/1"),
        ("HTTPS://Jobs.Example:443/A?b=C", "https://jobs.example/A?b=C"),
        ("http://jobs.example:80/", "http://jobs.example/"),
        ("https://jobs.example:8443/1", "https://jobs.example:8443/1"),
        ("https://jobs.example/1?utm_source=x&id=7&UTM_medium=y", "https://jobs.example/1?id=7"),
        ("https://jobs.example/1?gclid=1&fbclid=2", "https://jobs.example/1"),
        ("https://jobs.example/?ref=team&source=a&from=b", "https://jobs.example/?ref=team&source=a&from=b"),
        ("https://jobs.example/#/job/123", "https://jobs.example/#/job/123"),
        (
            "https://boards.greenhouse.io/acme/jobs/42?gh_jid=42&gh_src=abc",
            "https://boards.greenhouse.io/acme/jobs/42?gh_jid=42",
        ),
        (
            "https://www.linkedin.com/jobs/view/1/?refId=a&trackingId=b&trk=c",
            "https://www.linkedin.com/jobs/view/1/",
        ),
        ("https://jobs.lever.co/acme/1?lever-source=x", "https://jobs.lever.co/acme/1"),
        ("https://bücher.example/stelle", "https://xn--bcher-kva.example/stelle"),
        ("https://jobs.example/a%20b", "https://jobs.example/a%20b"),
        ("https://[2001:db8::1]/", None),
        ("https://localhost/1", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("ftp://jobs.example/1", None),
        ("//jobs.example/1", None),
        ("jobs.example/1", None),
        ("https://", None),
        ("https://good.example@evil.example/", None),
        ("https://user:secret@jobs.example/", None),
        ("https://jobs.example\\@evil.example/", None),
        ("https://jobs.example:99999/", None),
        ("https://jobs.example/a b", None),
        ("https://jobs.example/\nLocation: x", None),
        ("https://jobs.example/\u202egnp.exe", None),
        ("https://jobs.example/\u200b", None),
        ("https://jobs.example/\x00", None),
        ("https://jobs.example/\ud800", None),
        ("not a link", None),
        ("", None),
    ],
)
def test_each_link_is_kept_clean_or_refused(given_url: str, kept: str | None) -> None:
    """Only http and https, no user names, no hidden characters, no tracking; all else stays."""
    if kept is None:
        with pytest.raises(BadLink):
            clean(given_url)
    else:
        assert clean(given_url) == kept


def test_a_link_that_is_too_long_is_refused_with_the_limit() -> None:
    """The refusal names how long a link may be."""
    with pytest.raises(TooLong) as caught:
        clean("https://jobs.example/" + "x" * URL_LIMIT)
    assert (caught.value.field, caught.value.limit) == ("url", URL_LIMIT)


@pytest.mark.parametrize(
    ("given_url", "reason"),
    [
        ("jobs.example/1", LinkFault.NO_ADDRESS),
        ("javascript:alert(1)", LinkFault.NO_ADDRESS),
        ("https://jobs.example/a b", LinkFault.UNSEEN),
        ("https://jobs.example/\u200b", LinkFault.UNSEEN),
        ("https://user:secret@jobs.example/", LinkFault.CREDENTIALS),
    ],
)
def test_a_refused_link_says_why_and_not_which(given_url: str, reason: LinkFault) -> None:
    """The cause is told by itself: the link may hold a password, and stands in no error."""
    with pytest.raises(BadLink) as caught:
        clean(given_url)
    assert caught.value.args == (reason,)


@given(
    st.text(max_size=60), st.dictionaries(st.sampled_from(["id", "utm_a", "q", "trk"]), st.text(max_size=8))
)
def test_cleaning_twice_is_cleaning_once(path: str, query: dict[str, str]) -> None:
    """A clean link stays as it is, and a bad one is refused with its cause."""
    url = f"https://jobs.example/{path}?" + "&".join(f"{k}={v}" for k, v in query.items())
    try:
        once = clean(url)
    except (BadLink, TooLong):
        return
    assert clean(once) == once


@given(st.text(max_size=200))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    """Whatever is pasted, nothing else comes of it."""
    with contextlib.suppress(BadLink, TooLong):
        assert clean(text).startswith("http")


def test_angle_brackets_around_a_link_are_no_part_of_it() -> None:
    """Members write <https://...> to keep Discord from showing a preview."""
    assert draft(" <https://jobs.example/1> ").original_url == "https://jobs.example/1"


def test_the_original_link_is_kept_beside_the_clean_one() -> None:
    """A rule for cleaning can be wrong; the member's own link is never lost."""
    kept = draft("https://jobs.example/1?utm_source=x")
    assert (kept.url, kept.original_url) == ("https://jobs.example/1", "https://jobs.example/1?utm_source=x")


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
    assert clean(f"https://{fits}/{'x' * 1900}").startswith("https://xn--")
    assert read == [fits]
