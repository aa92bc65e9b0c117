"""Checks and cleans a job link without ever fetching it."""

from __future__ import annotations

from yarl import URL

from bot.errors import UserError
from bot.jobs.model import JobDraft
from bot.sanitize.unseen import UNSEEN, line

URL_LIMIT = 2000
TITLE_LIMIT = 200
COMPANY_LIMIT = 120

# Parameters that only say where a click came from; none of them names a job.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "lever-")
TRACKING = frozenset(
    {"gclid", "gclsrc", "dclid", "fbclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid"}
    | {"_hsenc", "_hsmi", "gh_src", "trk", "trackingid", "refid"}
)

NOT_A_LINK = (
    "That is not a link I can keep. Copy the whole address from your browser; it begins with https://."
)


def draft(url: str, title: str = "", company: str = "") -> JobDraft:
    """The checked and cleaned link with its texts.

    Raises:
        UserError: the link or a text cannot be used; the sentence says why.
    """
    original = url.strip().strip("<>")
    return JobDraft(
        url=clean(original),
        original_url=original,
        title=_line(title, "title", TITLE_LIMIT),
        company=_line(company, "company", COMPANY_LIMIT),
    )


def clean(url: str) -> str:
    """The link without tracking parameters and default port, its host in lower case and in ASCII.

    Cleaning a clean link changes nothing. The fragment stays: some sites keep the job's number there.

    Raises:
        UserError: not an http or https link, a user name in it, hidden characters, or too long.
    """
    if len(url) > URL_LIMIT:
        raise UserError(f"That link is too long: I can keep up to {URL_LIMIT} characters.")
    if any(map(str.isspace, url)) or UNSEEN.search(url):
        raise UserError("That link has spaces or hidden characters in it. Copy it again from your browser.")
    parsed = _parsed(url)
    kept = [(key, value) for key, value in parsed.query.items() if not _tracks(key)]
    cleaned = str(parsed.with_query(kept) if len(kept) != len(parsed.query) else parsed)
    if len(cleaned) > URL_LIMIT:
        raise UserError(f"That link is too long: I can keep up to {URL_LIMIT} characters.")
    return cleaned


def _parsed(url: str) -> URL:
    try:
        parsed = URL(url)
        host, port = parsed.host, parsed.port
    except ValueError:
        raise UserError(NOT_A_LINK) from None
    if parsed.scheme not in {"http", "https"} or not host or "." not in host or "\\" in url:
        raise UserError(NOT_A_LINK)
    if parsed.user or parsed.password or "@" in parsed.raw_authority:
        raise UserError("That link has a user name or password in it. Save the address without it.")
    if port is None or not 0 < port < 65536:
        raise UserError(NOT_A_LINK)
    return parsed.with_port(None) if parsed.is_default_port() else parsed


def _tracks(key: str) -> bool:
    name = key.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _line(text: str, name: str, limit: int) -> str:
    """The text on one line without hidden characters."""
    visible = line(text)
    if len(visible) > limit:
        raise UserError(f"That {name} is too long: I can keep up to {limit} characters.")
    return visible
