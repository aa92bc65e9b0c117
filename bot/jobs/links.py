"""Checks and cleans a job link without ever fetching it."""

from __future__ import annotations

from yarl import URL

from bot.errors import BadLink, LinkFault, TooLong
from bot.jobs.model import LIMITS, Posting
from bot.sanitize.unseen import UNSEEN, line

URL_LIMIT = LIMITS["url"]
# Characters of a host: longer ones have no place in the tables of names.
HOST_LIMIT = 253

# Parameters that only say where a click came from; none of them names a job.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "lever-")
TRACKING = frozenset(
    {"gclid", "gclsrc", "dclid", "fbclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid"}
    | {"_hsenc", "_hsmi", "gh_src", "trk", "trackingid", "refid"}
)


def draft(url: str, **texts: str) -> Posting:
    """The checked and cleaned link with its texts, by the names of a posting's fields.

    Raises:
        BadLink, TooLong: the link or a text cannot be used.
    """
    original = url.strip().strip("<>")
    lines = {name: _line(text, name) for name, text in texts.items()}
    return Posting(clean(original), original, **lines)


def clean(url: str) -> str:
    """The link without tracking parameters and default port, its host in lower case and in ASCII.

    Cleaning a clean link changes nothing. The fragment stays: some sites keep the job's number there.

    Raises:
        BadLink: not an http or https link, a user name in it, or hidden characters.
        TooLong: the link, or the clean link.
    """
    if len(url) > URL_LIMIT:
        raise TooLong("url", URL_LIMIT)
    if any(map(str.isspace, url)) or UNSEEN.search(url):
        raise BadLink(LinkFault.UNSEEN)
    parsed = _parsed(url)
    kept = [(key, value) for key, value in parsed.query.items() if not _tracks(key)]
    cleaned = str(parsed.with_query(kept) if len(kept) != len(parsed.query) else parsed)
    if len(cleaned) > URL_LIMIT:
        raise TooLong("url", URL_LIMIT)
    return cleaned


def _parsed(url: str) -> URL:
    try:
        # Letters of other alphabets take time by the square of the host's length, so it is measured unread.
        if len(URL(url, encoded=True).raw_host or "") > HOST_LIMIT:
            raise BadLink(LinkFault.NO_ADDRESS)
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


def _line(text: str, field: str) -> str:
    """The text on one line without hidden characters."""
    visible = line(text)
    if len(visible) > LIMITS[field]:
        raise TooLong(field, LIMITS[field])
    return visible
