"""Changes to private parts of SimCord, each with its reason; tests/preview/test_mends.py guards them."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.errors import BotError

# A tab that slept longer than this (s) asks to be loaded again.
LEASE = 86_400.0
# How often (s) messages that come without a click are looked for.
BEAT = 0.5

# Tools for whoever tests a bot: a page that keeps itself fresh needs none of them, and they explain nothing.
TOOLS = (
    *("#messages-toggle", "#messages-sidebar", "#refresh", "#capture-open", "#inspector-toggle"),
    *("#view-action-output", "#back-activity"),
)
HIDDEN = f"{', '.join(TOOLS)} {{ display: none !important; }}\n"

# What is written otherwise in the page's files: by file, each passage and what stands there instead.
FILES = {
    "/": (
        ("<title>SimCord Preview</title>", "<title>CareerGuide</title>"),
        ('aria-label="SimCord preview"', 'aria-label="CareerGuide"'),
        ('aria-hidden="true">S</span>', 'aria-hidden="true">C</span>'),
        (
            "<strong>SimCord</strong><small>Preview</small>",
            "<strong>CareerGuide</strong><small>local page</small>",
        ),
        ("End preview session", "End this page"),
    ),
    "/preview.css": ((":root {", f"{HIDDEN}:root {{"),),
    "/actions.js": (
        ('"Viewport updated"', '"Ready"'),
        ('ready ? "Preview ready" : "Loading preview…"', 'ready ? "Ready" : "Loading…"'),
        ('return "Updating preview…"', 'return "Updating…"'),
        (
            'click: "Callback completed", select: "Callback completed", modal_submit: "Callback completed"',
            'click: "Done", select: "Done", modal_submit: "Done"',
        ),
    ),
    # What keeps the page from following new messages: it opens at the top of the last card, takes the
    # browser's own scrolling in a redraw for the reader's, and a few pixels from the end for reading.
    "/timeline.js": (
        (
            "state.scrollIntent = snapshot",
            'state.scrollIntent = !state.scrollIntent ? { policy: "bottom" } : snapshot',
        ),
        (
            'if (!state.ready && state.scrollIntent?.policy === "target") return;',
            "if (!state.ready) return;",
        ),
        ('clientHeight <= 1 ? "bottom"', 'clientHeight <= 150 ? "bottom"'),
        # What is new answers the one person here: it comes into sight, a tall card with its beginning.
        (
            "if ((snapshot.history?.hasAfter || hasNewTail)",
            'if (hasNewTail) state.scrollIntent = { policy: "target", targetId: ids[ids.length - 1] };\n'
            "    if ((snapshot.history?.hasAfter || hasNewTail)",
        ),
    ),
    # Its secret would stand in the address, where the process list and the history have it.
    "/app.js": (
        (
            'const hash = window.location.hash.startsWith("#") ? window.location.hash.slice(1) : "";',
            'const hash = localStorage.getItem("capability") ?? window.location.hash.slice(1);',
        ),
    ),
}


class WallClock:
    """Real time in the place of the simulation's clock, which stands still."""

    def __init__(self) -> None:
        self._epoch, self._start = dt.datetime.now(dt.UTC), time.perf_counter()

    @property
    def elapsed(self) -> float:
        """Seconds since the page was opened."""
        return time.perf_counter() - self._start

    def now(self) -> dt.datetime:
        """The time of day, UTC."""
        return self._epoch + dt.timedelta(seconds=self.elapsed)

    def advance(self, seconds: float) -> None:
        """Nothing: real time advances by itself."""


def mend_env(env: Any) -> None:
    """Let time go on, and count as a failure of the bot only what the member has read no sentence about."""
    record = env._record_error
    env._record_error = lambda error: None if _worded(error) else record(error)
    env.backend.clock = WallClock()


def mend_preview(preview: Any) -> None:
    """Keep tabs for a day, and mend the page's files as they are sent."""
    type(preview)._PAGE_LEASE_SECONDS = LEASE
    plain = preview._server._static

    async def mended(request: Any) -> Any:
        response = await plain(request)
        for old, new in FILES.get(request.path, ()):
            response.text = response.text.replace(old, new)
        return response

    preview._server._static = mended


@asynccontextmanager
async def kept_fresh(env: Any, page: Any) -> AsyncIterator[None]:
    """Let timers fire and late messages appear, never in the middle of somebody's click."""
    lock, act, seen = asyncio.Lock(), page._action, len(env.backend.transcript)

    async def one_at_a_time(context: Any, body: Any) -> Any:
        nonlocal seen
        async with lock:
            try:
                return await act(context, body)
            finally:
                seen = len(env.backend.transcript)

    async def beat() -> None:
        nonlocal seen
        while True:
            await asyncio.sleep(BEAT)
            async with lock:
                with contextlib.suppress(TimeoutError):  # still busy: shown at the next beat
                    await env.settle(timeout=0.2, idle=0.01)
                # A refresh makes clicks in flight stale, so only where there is something new.
                if len(env.backend.transcript) != seen:
                    with contextlib.suppress(TimeoutError):  # a page that is gone is ended elsewhere
                        await page.refresh()
                seen = len(env.backend.transcript)

    page._action = one_at_a_time
    beating = asyncio.ensure_future(beat())
    try:
        yield
    finally:
        beating.cancel()


def _worded(error: BaseException) -> bool:
    return isinstance(getattr(error, "original", error), BotError)
