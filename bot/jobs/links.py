"""Checks and cleans a job link without ever fetching it."""

from __future__ import annotations

from yarl import URL

from bot.errors import BadLink, Field, LinkFault, TooLong
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


def draft(url: str, title: str = "", company: str = "") -> JobDraft:
    """The checked and cleaned link with its texts.

    Raises:
        BadLink, TooLong: the link or a text cannot be used.
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
        BadLink: not an http or https link, a user name in it, or hidden characters.
        TooLong: the link, or the clean link.
    """
    if len(url) > URL_LIMIT:
        raise TooLong("link", URL_LIMIT)
    if any(map(str.isspace, url)) or UNSEEN.search(url):
        raise BadLink(LinkFault.UNSEEN)
    parsed = _parsed(url)
    kept = [(key, value) for key, value in parsed.query.items() if not _tracks(key)]
    cleaned = str(parsed.with_query(kept) if len(kept) != len(parsed.query) else parsed)
    if len(cleaned) > URL_LIMIT:
        raise TooLong("link", URL_LIMIT)
    return cleaned


def _parsed(url: str) -> URL:
    try:
        parsed = URL(url)
        host, port = parsed.host, parsed.port
    except ValueError:
        raise BadLink(LinkFault.NO_ADDRESS) from None
    if parsed.scheme not in {"http", "https"} or not host or "." not in host or "\\" in url:
        raise BadLink(LinkFault.NO_ADDRESS)
    if parsed.user or parsed.password or "@" in parsed.raw_authority:
        raise BadLink(LinkFault.CREDENTIALS)
    if port is None or not 0 < port < 65536:
        raise BadLink(LinkFault.NO_ADDRESS)
    return parsed.with_port(None) if parsed.is_default_port() else parsed


def _tracks(key: str) -> bool:
    name = key.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _line(text: str, field: Field, limit: int) -> str:
    """The text on one line without hidden characters."""
    visible = line(text)
    if len(visible) > limit:
        raise TooLong(field, limit)
    return visible
