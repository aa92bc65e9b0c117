"""A database that froze in the middle of its work: nobody waits for what is only a suggestion."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.process import Start
from tests.wire.test_talking import used

NAME = "frozen"


@contextmanager
def frozen(server: Any) -> Iterator[None]:
    """Stop for a while the processes that work for our database, and the one that makes more of them."""
    told = server.psql(f"SELECT 'pid=' || pid FROM pg_stat_activity WHERE datname = '{NAME}';")
    workers = [int(word.removeprefix("pid=")) for word in told.split() if word.startswith("pid=")]
    assert workers
    workers.append(int(Path(f"/proc/{workers[0]}/stat").read_text().split()[3]))
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        for worker in workers:
            os.kill(worker, signal.SIGCONT)


def offered(double: Double) -> list[dict[str, str]]:
    """What is suggested for the job to remove."""
    interaction = payloads.command("remove", {"job": ""}, "jobs") | {"type": 4}
    interaction["data"]["options"][0]["options"][0]["focused"] = True
    double.send("INTERACTION_CREATE", interaction)
    path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
    body = double.until(lambda: double.calls_to("POST", path))[0].body
    choices: list[dict[str, str]] = body["data"]["choices"]
    return choices


def test_a_frozen_database_gives_an_empty_list(start: Start, double: Double, postgres: Any) -> None:
    """The list comes although the database says nothing, the rest is answered, and later all is well."""
    postgres.psql(f"CREATE DATABASE {NAME};")
    address = str(postgres.get_uri()).replace("/postgres?", f"/{NAME}?")
    bot = start(DATABASE_URL=address).joined()
    used(double, "save", "jobs", url="https://jobs.example/1")
    assert len(offered(double)) == 1
    with frozen(postgres):
        assert offered(double) == []
        assert "Show work at the next level" in str(used(double, "ask", question="how do I get promoted?"))
    double.until(lambda: len(offered(double)) == 1)
    assert "Traceback" not in bot.log
