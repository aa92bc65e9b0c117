"""What is said to whoever has to wait."""

from __future__ import annotations

from bot.words.phrasing import count


def wait(seconds: int) -> str:
    """The one notice for a member who asks too fast."""
    pause = count(seconds, "second", "seconds")
    return f"That is a lot of questions at once. Please wait {pause}, then ask again."


def slower(seconds: int) -> str:
    """The notice for a member who clicks, types or sends too fast, or whose server is very busy."""
    pause = count(max(seconds, 5), "second", "seconds")
    return f"That was a lot at once. Please wait {pause}, then try again."
