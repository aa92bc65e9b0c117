"""Learns from new knowledge in a process of its own, so that neither its time nor its memory is the bot's."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import Kept, pack
from bot.search.index.learning import learn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Learning:
    """One process that learns from a base.

    Args:
        base: the knowledge to learn from.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        from multiprocessing import get_context  # few starts learn, and it takes memory

        context = get_context("spawn")
        self._answer, given = context.Pipe(duplex=False)
        self._process = context.Process(target=_learn, args=(base, given), daemon=True)
        self._process.start()
        given.close()

    def wait(self) -> bytes | None:
        """What was learned, packed to be kept, once it is there; None where the process ended without it."""
        try:
            return self._answer.recv_bytes()
        except (EOFError, OSError):
            return None
        finally:
            self._process.join()

    def end(self) -> None:
        """Stop learning; whoever waits gets nothing."""
        self._process.terminate()


def _learn(base: KnowledgeBase, answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which ends this process
    answer.send_bytes(pack(Kept(base, learn(base))))
