"""Says by which key two links lead to the same job, however they are written."""

from __future__ import annotations

import hashlib
import re

from bot.errors import BadLink, TooLong
from bot.jobs.address import Address, parse
from bot.jobs.boards import Rule, boards, pattern

# Characters of every mark.
LENGTH = 64

_NUMBER = re.compile(r"[\w.-]{1,80}")
# What a page is scrolled to names no job, and what it shows does: `#apply`, and `#/job/123`.
_NAMES_A_JOB = re.compile(r"[^#:]*[\d/][^:]*")
# Such an old way of marking a page that is made anew by each visitor stands before its real name.
_BANG = re.compile(r"^#!?/?")


def key(link: str) -> str:
    """What a posting is known by: the board and its own number there, else host, path and parameters.

    Args:
        link: a cleaned link; one that older rules let pass stands for itself.
    """
    try:
        address = parse(link)
    except (BadLink, TooLong):
        return link
    for board, rules in boards().boards.items():
        for rule in rules:
            if number := _number(rule, address):
                return f"{board}:{number}"
    return _elsewhere(address)


def identity(link: str) -> str:
    """The mark of a cleaned link: its key, of one length, so that an index can hold it."""
    return hashlib.sha256(key(link).encode(errors="surrogatepass")).hexdigest()


def _number(rule: Rule, address: Address) -> str:
    groups: dict[str, str] = {}
    path = address.path.rstrip("/") or "/"
    for whole, text in (
        (rule.host, address.ascii_host),
        (rule.path, path),
        (rule.fragment, address.fragment),
    ):
        found = pattern(whole).fullmatch(text)
        if found is None:
            return ""
        groups |= found.groupdict()
    number = dict(address.parameters).get(rule.parameter, "") if rule.parameter else groups.get("id", "")
    if not _NUMBER.fullmatch(number):
        return ""
    of = f"{groups['of'].lower()}/" if groups.get("of") else ""
    return of + (number if rule.exact else number.lower())


def _elsewhere(address: Address) -> str:
    """Order and case of parameters' names aside; a page that shows all its jobs by a script is told by those.

    Schemes are no difference, nor are ``www.``, the usual ports, a slash at the end and what is scrolled to.
    """
    host = address.ascii_host.removeprefix("www.") + address.port.removesuffix(":80").removesuffix(":443")
    query = "&".join(sorted(f"{name}={value}" for name, value in address.parameters if name))
    fragment = address.fragment if _NAMES_A_JOB.fullmatch(_BANG.sub("", address.fragment)) else ""
    return host + address.path.rstrip("/") + (f"?{query}" if query else "") + fragment
