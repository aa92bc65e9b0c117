"""Cleans a job link without ever fetching it, and without changing a byte beyond what is cut out."""

from __future__ import annotations

import contextlib
from typing import Any
from urllib.parse import quote

from bot.errors import BadLink, TooLong
from bot.jobs.address import Address, parse
from bot.jobs.boards import boards, pattern
from bot.jobs.identity import identity
from bot.jobs.model import Posting
from bot.jobs.pasted import link_in, links_in
from bot.jobs.texts import fit

# Discord's limit of the address behind a button; it shows no card at all whose button has a bad one.
BUTTON_LENGTH = 512
_OF_ADDRESSES = "-._~:/?#@!$&'()*+,;=%"


def draft(text: str, **texts: str) -> Posting:
    """The posting that a pasted text leads to, with what the member calls it, by the names of its fields.

    Raises:
        BadLink, SeveralLinks, TooLong: the link or a text cannot be used.
    """
    given = given_link(text)
    said: dict[str, Any] = {name: fit(text, name) for name, text in texts.items()}
    return Posting(clean(given), given, **said)


def links_of(text: str) -> tuple[str, ...]:
    """All links of a text that can be kept, less such tokens; of several to the same job the first."""
    found: dict[str, str] = {}
    for link in links_in(text):
        with contextlib.suppress(BadLink, TooLong):
            given = given_link(link)
            found.setdefault(identity(clean(given)), given)
    return tuple(found.values())


def given_link(text: str) -> str:
    """The one link of a pasted text as it stands there, less the tokens that would open the member's account.

    Raises:
        BadLink, SeveralLinks, TooLong: there is none, or more than one, or it cannot be used.
    """
    return str(_tokenless(parse(link_in(text))))


def clean(link: str) -> str:
    """The link that is left when redirects and tracking are taken away; all else stays byte for byte.

    Cleaning a clean link changes nothing.

    Raises:
        BadLink, TooLong: the link cannot be used.
    """
    return str(_clean(parse(link)))


def pressable(link: str) -> str:
    """The link as a button can have it: its rules passed again, no sign but those of addresses, not too long.

    Empty where it cannot. Letters of other alphabets are written as browsers send them.
    """
    try:
        address = parse(link)
    except (BadLink, TooLong):
        return ""
    rest = quote("".join(address[2:]), safe=_OF_ADDRESSES)
    written = f"{address.scheme.lower()}://{address.ascii_host}{rest}"
    return written if len(written) <= BUTTON_LENGTH and "_" not in address.ascii_host else ""


def _tokenless(address: Address) -> Address:
    """The address without such tokens; a wrapper goes where the link in it had one."""
    bare = address.without(lambda name: name in boards().tokens)
    aim = _aim(bare)
    inner = _tokenless(aim) if aim else None
    return bare if inner is None or inner == aim else inner


def _clean(address: Address) -> Address:
    while aim := _aim(address):  # each is shorter than the last one
        address = aim
    host = address.ascii_host
    return address.without(lambda name: name in boards().tokens or boards().tracks(host, name))


def _aim(address: Address) -> Address | None:
    """Where a wrapper leads, decoded once; None where the address is none."""
    host, path = address.ascii_host, address.path
    for wrapper in boards().wrappers:
        if pattern(wrapper.host).fullmatch(host) and pattern(wrapper.path).fullmatch(path):
            values = dict(address.parameters)
            for name in wrapper.target:
                if aim := _address(values.get(name, "")):
                    return aim
    return None


def _address(text: str) -> Address | None:
    try:
        return parse(text)
    except (BadLink, TooLong):
        return None
