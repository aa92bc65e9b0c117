"""Guesses what a job is called and who offers it, from its address and the text it was found in alone."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from bot.errors import BadLink, TooLong
from bot.jobs.address import Address, parse
from bot.jobs.boards import boards, pattern
from bot.jobs.model import LIMITS, Posting
from bot.sanitize.unseen import line

_JOB = (
    r"(?:engineer|developer|dev|programmer|architect|administrator|scientist|analyst|consultant|designer|manager"
    r"|tester|researcher|sre|devops|sysadmin|head of|director|entwickler(?:in)?|ingenieur(?:in)?"
    r"|(?:tech|team) lead|cto)"
)
_NAMES_A_JOB = re.compile(rf"(?<![^\W_]){_JOB}s?(?![^\W_])", re.IGNORECASE)
# "Senior engineer at Example Ltd": what stands behind begins with a capital, as a name does.
_NAME = r"(?P<company>[A-Z0-9][\w&.'-]*(?: [A-Z0-9&][\w&.'-]*){0,4})"
_AT = re.compile(rf"(?P<title>.+?)\s+(?:at|@|bei)\s+{_NAME}")
_HIRES = re.compile(rf"{_NAME} (?:is|are) (?:hiring|looking for)(?: an?| our next)? (?P<title>.+)")
_FRINGE = " \t*_~#>|`:;,.!-–—•·"
_PARTS = re.compile(r"\s+[|–—•·-]\s+|\s*\n\s*")
_LONGEST_TITLE = 70
_WORD_IN_SLUG = re.compile(r"[^\W_]+")
_REQUISITION = re.compile(r"[_-](?:R|JR|REQ)-?\d+.*$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{4,}|[0-9a-f]{8,}", re.IGNORECASE)


def guessed(posting: Posting) -> Posting:
    """The posting with a title and a company where it has none and something tells; nothing is fetched."""
    try:
        address = parse(posting.url)
    except (BadLink, TooLong):
        return posting
    title, company = _said(posting.excerpt)
    slug_title, slug_company = _in_path(address)
    return replace(
        posting,
        title=posting.title or _fit(title or slug_title, "title"),
        company=posting.company or _fit(_on_board(address) or company or slug_company, "company"),
    )


def _said(text: str) -> tuple[str, str]:
    """Title and company in the first part of a text that names a job."""
    for part in map(_bare, _PARTS.split(text)):
        if not _NAMES_A_JOB.search(part) or len(part) > _LONGEST_TITLE:
            continue
        for way in (_HIRES, _AT):
            found = way.match(part)
            if found and _NAMES_A_JOB.search(found["title"]):
                return _bare(found["title"]), _bare(found["company"])
        return part, ""
    return "", ""


def _on_board(address: Address) -> str:
    """The company as the address of its board has it."""
    for rule in boards().companies:
        host = pattern(rule.host).fullmatch(address.ascii_host)
        path = pattern(rule.path).match(address.path)
        if host and path:
            return _written((host.groupdict() | path.groupdict()).get("company") or "")
    return ""


def _in_path(address: Address) -> tuple[str, str]:
    """Title and company as the last words of a path have them: ``/senior-engineer-at-example-4012``."""
    for piece in reversed(address.path.split("/")):
        slug = _REQUISITION.sub("", unquote(piece))
        words = [word for word in _WORD_IN_SLUG.findall(slug) if not _NUMBER.fullmatch(word)]
        if len(words) < 2 or not _NAMES_A_JOB.search(" ".join(words)):
            continue
        title, _, company = " ".join(words).partition(" at ")
        return _written(title), _written(company).title()
    return "", ""


def _written(slug: str) -> str:
    """A name out of an address, with a capital where it has none."""
    name = " ".join(_WORD_IN_SLUG.findall(unquote(slug)))
    return name[:1].upper() + name[1:] if name == name.lower() else name


def _bare(text: str) -> str:
    return line(text).strip(_FRINGE)


def _fit(text: str, field: str) -> str:
    return text if len(text) <= LIMITS[field] else ""
