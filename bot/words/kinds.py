"""What the kinds of entries are called, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "role": "Roles",
        "level": "Levels",
        "responsibility": "Responsibilities",
        "requirement": "Requirements",
        "skill": "Skills",
        "topic": "Topics",
        "glossary": "Terms",
        "about": "About this bot",
    }
)

NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "role": ("role", "roles"),
        "level": ("level", "levels"),
        "responsibility": ("responsibility", "responsibilities"),
        "requirement": ("requirement", "requirements"),
        "skill": ("skill", "skills"),
        "topic": ("topic", "topics"),
        "glossary": ("term", "terms"),
        "about": ("page about this bot", "pages about this bot"),
    }
)

BROWSE = "Browse what I know"
KNOWN = "## What I know"
