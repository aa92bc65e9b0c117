"""Links as members paste them: within the quotes of any language, and within redirects of other programs."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from bot.jobs.identity import key
from bot.jobs.links import draft, given_link


@pytest.mark.parametrize(
    "signs", ["„{}“", "“{}”", "«{}»", "»{}«", "‹{}›", "›{}‹", "‚{}‘", "『{}』", "【{}】"]
)
def test_a_link_in_quotes_of_any_language_is_without_them(signs: str) -> None:
    """Germans close with the sign with which others open."""
    assert given_link(signs.format("https://jobs.example.com/4711")) == "https://jobs.example.com/4711"


MAILED = "https://www.linkedin.com/comm/jobs/view/4012345699?otpToken=secret&trk=x&midToken=secret"
WRAPPED = [
    f"https://nam01.safelinks.protection.outlook.com/?url={quote(MAILED, safe='')}&data=05",
    f"https://www.google.com/url?q={quote(MAILED, safe='')}",
]
WRAPPED.append(f"https://www.google.com/url?q={quote(WRAPPED[1], safe='')}")


@pytest.mark.parametrize("link", WRAPPED, ids=["mail", "search", "both"])
def test_no_token_is_kept_within_a_wrapper(link: str) -> None:
    """Who reads a board's mail in another program copies its link with the token in it."""
    kept = draft(link)
    assert kept.original_url == "https://www.linkedin.com/comm/jobs/view/4012345699?trk=x"
    assert key(kept.url) == "linkedin:4012345699"


def test_a_wrapper_without_a_token_is_kept_as_it_was_given() -> None:
    """Byte for byte, as any link."""
    link = f"https://www.google.com/url?q={quote('https://jobs.example/1?utm_id=2', safe='')}&sa=D"
    assert given_link(link) == link
