"""Somebody on the line to a PostgreSQL server: speaks its TLS as told, and listens to all that is said.

The server that the tests install was built without TLS: this stands in front of it and passes everything on.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import struct
import threading
from pathlib import Path

import trustme

SSL_REQUEST = struct.pack("!ii", 8, 80877103)
ASK_FOR_PASSWORD = b"R" + struct.pack("!ii", 8, 3)
NAME = "db.example"


class Front:
    """A server on this machine; use it as a context manager.

    Args:
        certificate: how it speaks TLS; None refuses it.
        behind: the socket of the real server; None asks for the password and ends.
    """

    def __init__(self, certificate: ssl.SSLContext | None, behind: Path | None = None) -> None:
        self.heard = bytearray()
        self.callers = 0
        self._certificate, self._behind = certificate, behind
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Front:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _ in range(5):  # closing TLS takes some turns of the loop
            await asyncio.sleep(0.01)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.callers += 1
        with contextlib.closing(writer), contextlib.suppress(OSError, asyncio.IncompleteReadError):
            start = await reader.readexactly(8)
            if start == SSL_REQUEST:
                writer.write(b"S" if self._certificate else b"N")
                if self._certificate:
                    await writer.start_tls(self._certificate)
                start = await reader.readexactly(8)
            start += await reader.readexactly(struct.unpack("!i", start[:4])[0] - 8)
            await (self._pass_on(start, reader, writer) if self._behind else self._rob(reader, writer))

    async def _rob(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASK_FOR_PASSWORD)
        self.heard += await reader.read(1000)

    async def _pass_on(
        self, start: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        theirs, ours = await asyncio.open_unix_connection(str(self._behind))
        ours.write(start)

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                target.write(data)

        pumps = [asyncio.ensure_future(pump(reader, ours)), asyncio.ensure_future(pump(theirs, writer))]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for running in pumps:
                running.cancel()
            ours.close()


def speaking(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """TLS with that certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


def self_signed(folder: Path) -> ssl.SSLContext:
    """TLS with a certificate that only speaks for itself."""
    own = trustme.CA()
    own.cert_pem.write_to_path(folder / "own.pem")
    own.private_key_pem.write_to_path(folder / "own.key")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "own.pem", folder / "own.key")
    return context
