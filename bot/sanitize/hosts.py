"""Where an address leads, and why some addresses may not be shown."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bot.sanitize.unseen import UNSEEN

_PARTS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*):[/\\]*(?P<host>[^/?#\\]*)(?P<path>[^?#]*)(?P<rest>.*)", re.IGNORECASE
)
_NAME = re.compile(r"(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{2,63}(?<!-)(?::\d{1,5})?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?(?::\d*)?|\[.*", re.IGNORECASE)
_DEFAULT_PORT = {"http": ":80", "https": ":443"}

_LEADS_INTO_DISCORD = re.compile(
    r"(?:.*\.)?discord(?:app)?\.(?!(?:com|js|net|py|ts)$)[a-z]+|dis\.gd|(?:.*\.)?(?:dsc|invite)\.gg|disboard\.org"
)
_DISCORD = re.compile(r"(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com")
# Of Discord's own pages these are read; all others invite, give presents or open a server.
_PAGES = re.compile(r"(?:/(?:developers|terms|privacy|guidelines|safety|blog|company)(?:/(?!\.)[\w-]*)*|/?)$")
# Behind the path a page is told where to send its reader on; a path may name what an archive keeps.
_SENDS_ON = re.compile(r"[?#&=/](?:https?:|[/\\]{2})", re.IGNORECASE)
_SHORT = "bit.ly bitly.com buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly shorturl.at t.co t.ly"
_SHORTENERS = frozenset(f"{_SHORT} tiny.cc tinyurl.com v.gd".split())


def host_of(address: str) -> str:
    """The host in lower case, without ``www.`` and the usual port; empty where there is none."""
    parts = _PARTS.match(address)
    if parts is None:
        return ""
    scheme, host = parts["scheme"].lower(), parts["host"].rpartition("@")[2].lower()
    return host.removesuffix(_DEFAULT_PORT.get(scheme, ":")).removeprefix("www.")


def objection(address: str) -> str:
    """Why an address may not be linked, and what to do; empty where it may."""
    parts = _PARTS.match(address)
    if parts is None or parts["scheme"].lower() not in _DEFAULT_PORT:
        return "is no page of the web; link one that begins with https://"
    if "\\" in address or any(map(str.isspace, address)) or UNSEEN.search(address):
        return "has a sign in it that no address has; copy it again from a browser"
    return _host_objection(parts["host"]) or _aim_objection(address, parts)


def _host_objection(host: str) -> str:
    if "@" in host:
        return "has a user name before its host; take it out"
    if not host.isascii() or "%" in host or "xn--" in host.lower():
        return "has a host that is not written in plain letters, and may look like another; link another page"
    if _NUMBER.fullmatch(host):
        return "has a number in the place of a host; link a page by its name"
    return "" if _NAME.fullmatch(host) else "has no whole host; write it as https://example.org/page"


def _aim_objection(address: str, parts: re.Match[str]) -> str:
    if invites(parts["host"].lower(), parts["path"]):
        return "leads into Discord; take it out"
    if host_of(address).partition(":")[0] in _SHORTENERS:
        return "hides where it leads; link the page itself"
    # Twice: an address that is handed on within another is often encoded again.
    if _SENDS_ON.search(unquote(unquote(parts["rest"]))):
        return "may send its reader on to another page; link that page itself"
    return ""


def invites(host: str, path: str) -> bool:
    """Whether a host and path, in lower case, lead into Discord: as an invite or a gift does."""
    host = host.partition(":")[0]
    if _DISCORD.fullmatch(host):
        return not _PAGES.match(path)
    return _LEADS_INTO_DISCORD.fullmatch(host) is not None
