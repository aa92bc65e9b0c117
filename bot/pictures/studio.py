"""Has pictures drawn, where the drawing library is installed and nothing goes wrong."""

from __future__ import annotations

import json
from importlib.util import find_spec

from bot.apart import Apart
from bot.pictures.model import Picture, packed

# The first picture on a machine takes the longest: the library looks for the fonts there.
SECONDS, MEGABYTES = 20.0, 1500
LIBRARY = "matplotlib"


class Studio:
    """Draws one picture at a time, so that many who ask at once take no more memory than one.

    Args:
        seconds: how long whoever asks waits at most.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._apart = Apart("bot.pictures.drawing", seconds=seconds, megabytes=MEGABYTES)

    async def draw(self, picture: Picture) -> bytes | None:
        """The picture as PNG; None where there can be none, and its bars of text have to do."""
        if find_spec(LIBRARY) is None:
            return None
        return await self._apart.do(json.dumps(packed(picture)).encode())
