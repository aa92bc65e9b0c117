"""A pooler as PgBouncer is in transaction mode: outside transactions, all share the server's connections."""

from __future__ import annotations

import asyncio
import contextlib
import struct
import threading
from dataclasses import dataclass
from pathlib import Path

ENDS = (OSError, asyncio.IncompleteReadError, asyncio.CancelledError)
SSL_REQUEST = struct.pack("!ii", 8, 80877103)


@dataclass
class Connection:
    """One of the server's connections, and what it said when it was opened."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    greeting: bytes = b""


async def message(reader: asyncio.StreamReader) -> bytes:
    """One message: its kind, its length and its body."""
    head = await reader.readexactly(5)
    return head + await reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)


class Pooler:
    """Hands the server's connections round, the one that was used longest ago first.

    Args:
        behind: the socket of the real server.
        database: the one that its connections are opened for.
    """

    def __init__(self, behind: Path, database: str, size: int = 3) -> None:
        self.switches = 0
        self._behind, self._database, self._size = behind, database, size
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Pooler:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._free: asyncio.Queue[Connection] = asyncio.Queue()
        opened = [await self._open() for _ in range(self._size)]
        for connection in opened:
            self._free.put_nowait(connection)
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for connection in opened:
            connection.writer.close()
            await connection.writer.wait_closed()

    async def _open(self) -> Connection:
        connection = Connection(*await asyncio.open_unix_connection(str(self._behind)))
        words = f"user\0postgres\0database\0{self._database}\0\0".encode()
        connection.writer.write(struct.pack("!ii", len(words) + 8, 196608) + words)
        while not connection.greeting.endswith(b"Z\0\0\0\x05I"):
            connection.greeting += await message(connection.reader)
        return connection

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(*ENDS):
            start = await reader.readexactly(8)
            if start == SSL_REQUEST:
                writer.write(b"N")
                start = await reader.readexactly(8)
            await reader.readexactly(struct.unpack("!i", start[:4])[0] - 8)
            connection = await self._free.get()
            self._free.put_nowait(connection)
            writer.write(connection.greeting)
            said: asyncio.Queue[bytes] = asyncio.Queue()
            listening = asyncio.ensure_future(self._listen(reader, said))
            try:
                while not (first := await said.get()).startswith(b"X"):
                    await self._transaction(first, said, writer)
            finally:
                listening.cancel()

    async def _listen(self, reader: asyncio.StreamReader, said: asyncio.Queue[bytes]) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                said.put_nowait(await message(reader))
        said.put_nowait(b"X")

    async def _transaction(
        self, first: bytes, said: asyncio.Queue[bytes], writer: asyncio.StreamWriter
    ) -> None:
        """Lend a connection until the server says that no transaction is open."""
        connection = await self._free.get()
        self.switches += 1
        connection.writer.write(first)
        asking = asyncio.ensure_future(self._pass_on(said, connection.writer))
        try:
            while not (answer := await message(connection.reader)).startswith(b"Z") or answer[-1:] != b"I":
                writer.write(answer)
        finally:
            asking.cancel()
            self._free.put_nowait(connection)
        writer.write(answer)

    async def _pass_on(self, said: asyncio.Queue[bytes], writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(await said.get())
