"""Learns in a process of its own, so that neither its time nor its memory is the bot's."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import Kept, pack
from bot.search.index.learning import learn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


class Learning:
    """One process that learns.

    Args:
        teach: a function of a module that does it and gives the bytes to be kept; its last argument is told
            the progress.
        arguments: the others.
    """

    def __init__(self, teach: Callable[..., bytes], *arguments: object) -> None:
        from multiprocessing import get_context  # few starts learn, and it takes memory

        context = get_context("spawn")
        self._answer, given = context.Pipe(duplex=False)
        self._process = context.Process(target=_learn, args=(teach, arguments, given), daemon=True)
        self._process.start()
        given.close()

    def wait(self, progress: Progress | None = None) -> bytes | None:
        """What was learned, packed to be kept, once it is there; None where the process ended without it."""
        try:
            while not isinstance(told := self._answer.recv(), bytes):
                if progress:
                    progress(*told)
            return told
        except (EOFError, OSError):
            return None
        finally:
            self._process.join()

    def end(self) -> None:
        """Stop learning; whoever waits gets nothing."""
        self._process.terminate()


def words(base: KnowledgeBase, _: Progress) -> bytes:
    """Learn from the words of a base."""
    return pack(Kept(base, learn(base)))


def _learn(teach: Callable[..., bytes], arguments: tuple[object, ...], answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which ends this process
    answer.send(teach(*arguments, lambda done, whole: answer.send((done, whole))))
