"""A web address taken apart without changing a byte of it, and refused where nobody should follow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from yarl import URL

from bot.errors import BadLink, LinkFault, TooLong
from bot.jobs.model import LIMITS
from bot.sanitize.unseen import UNSEEN

URL_LIMIT = LIMITS["url"]
# Characters of a host: longer ones have no place in the tables of names.
HOST_LIMIT = 253

_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


class Address(NamedTuple):
    """The pieces of an address as they were written; put together they are the address again.

    Args:
        scheme: http or https, in any case.
        host: as written.
        port: with its colon, or empty.
        path: with its first slash, or empty.
        query: with its question mark, or empty.
        fragment: with its hash, or empty.
    """

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    def __str__(self) -> str:
        return f"{self.scheme}://{''.join(self[1:])}"

    @property
    def ascii_host(self) -> str:
        """The host in lower case as the tables of names have it: letters of other alphabets as xn--."""
        return (URL(f"http://{self.host}/").raw_host or "").removesuffix(".")

    @property
    def parameters(self) -> Iterator[tuple[str, str]]:
        """Names, decoded and in lower case, and values, decoded once."""
        for piece in self.query.removeprefix("?").split("&"):
            name, _, value = piece.partition("=")
            yield unquote_plus(name).lower(), unquote(value)

    def without(self, unwanted: Callable[[str], bool]) -> Address:
        """The same address with parameters cut out by their names; all else stays, byte for byte."""
        pieces = self.query.removeprefix("?").split("&")
        kept = [piece for piece in pieces if not unwanted(unquote_plus(piece.partition("=")[0]).lower())]
        if len(kept) == len(pieces):
            return self
        return self._replace(query="?" + "&".join(kept) if kept else "")


def parse(text: str) -> Address:
    """Take an address apart.

    Raises:
        BadLink: not an http or https address of a whole host, a user name in it, or hidden characters.
        TooLong: the address.
    """
    if len(text) > URL_LIMIT:
        raise TooLong("url", URL_LIMIT)
    if any(map(str.isspace, text)) or UNSEEN.search(text):
        raise BadLink(LinkFault.UNSEEN)
    found = _PARTS.fullmatch(text)
    if found is None or "\\" in text:
        raise BadLink(LinkFault.NO_ADDRESS)
    scheme, place, path, query, fragment = (part or "" for part in found.groups())
    if "@" in place:
        raise BadLink(LinkFault.CREDENTIALS)
    host, colon, port = place.partition(":")
    address = Address(scheme, host, colon + port, path, query, fragment)
    if not _is_host(address) or (colon and not _is_port(port)):
        raise BadLink(LinkFault.NO_ADDRESS)
    return address


def _is_host(address: Address) -> bool:
    # Letters of other alphabets take time by the square of the host's length, so it is measured unread.
    if len(address.host) > HOST_LIMIT:
        return False
    try:
        host = address.ascii_host
    except ValueError:
        return False
    labels = host.split(".")
    named = len(labels) > 1 and not labels[-1].isdigit() and len(host) <= HOST_LIMIT
    return named and all(map(_LABEL.fullmatch, labels))


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536
