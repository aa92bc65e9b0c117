"""What is said about the pages of a list."""

from __future__ import annotations

PREVIOUS = "Previous"
NEXT = "Next"


def page_of(page: int, total: int) -> str:
    """Where the reader is in a list."""
    return f"-# Page {page + 1} of {total}"
