"""Nearness in meaning: a small sentence encoder that helps to find entries; it writes no text.

Importing this package is cheap; numpy and the weights (about 45 MB in memory) come with ``load``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError

if TYPE_CHECKING:
    from bot.search.meaning.encoder import Encoder

WEIGHTS = Path(__file__).with_name("weights")
"""The folder of the weights that come with the bot."""


class MeaningUnavailable(BotError):
    """The encoder cannot be used here; its text tells the operator why. Words alone still find entries."""


def load(folder: Path = WEIGHTS) -> Encoder:
    """The encoder, read and checked; takes about a quarter of a second, so do it once and off the event loop.

    Args:
        folder: where its weights and its vocabulary lie.

    Raises:
        MeaningUnavailable: a file is missing or is not the published one, or numpy does not run here.
    """
    try:
        from bot.search.meaning.encoder import Encoder
    except (ImportError, RuntimeError) as error:  # RuntimeError: the processor is older than numpy's build
        raise MeaningUnavailable(f"numpy does not run on this machine ({error})") from error
    return Encoder.read(folder)
