"""Measures the engine beside other matchers, a flood, a start of the bot, saved jobs, and a reload.

python -m bench [search | flood | start | saved | reload] [--knowledge DIR] [--sizes 1000 10000 100000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tqdm import tqdm

from bot.knowledge.loader import load
from bot.search.index.learning import learn

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
FIRST = "the same, words alone"
STARTS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; exit code 65 where the knowledge cannot be read."""
    options = _options(arguments)
    if options.child:
        print(json.dumps(_measured(options.knowledge, *json.loads(options.child))))
        return 0
    base = load(options.knowledge).base
    if base is None:
        print(f"{options.knowledge} cannot be read; python -m bot check tells why", file=sys.stderr)
        return 65
    for part in (options.part,) if options.part else PARTS:
        PARTS[part](options)
    return 0


def _search(options: argparse.Namespace) -> None:
    from bench.peers import LARGEST, PEERS

    jobs = [(peer, size) for size in options.sizes for peer in PEERS if size <= LARGEST.get(peer, size)]
    bar = tqdm(jobs, file=sys.stderr, disable=None)
    results = {(peer, size): _child(options.knowledge, peer, size) for peer, size in bar}
    print("\n".join(_report(results, options.sizes)))
    print("\n".join(_own(options.knowledge)))


def _flood(options: argparse.Namespace) -> None:
    from bench.flood import measured, report

    print("\n".join(report(measured(options.knowledge))))


def _start(options: argparse.Namespace) -> None:
    from bench.start import measured, report

    print("\n".join(report(measured(options.knowledge))))


def _saved(_: argparse.Namespace) -> None:
    from bench.saved import measured, report

    print("\n".join(report(measured())))


def _reload(options: argparse.Namespace) -> None:
    from bench.reload import measured, report

    print("\n".join(report(measured(options.knowledge))))


PARTS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "search": _search,
    "flood": _flood,
    "start": _start,
    "saved": _saved,
    "reload": _reload,
}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="?", choices=tuple(PARTS), help="only this; all by default")
    parser.add_argument("--knowledge", type=Path, default=HERE.parent / "knowledge")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of phrases")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _child(knowledge: Path, peer: str, size: int) -> dict[str, Any]:
    """One measurement in a fresh process, so that memory is its own."""
    command = [
        sys.executable,
        "-m",
        "bench",
        "--knowledge",
        str(knowledge),
        "--child",
        json.dumps([peer, size]),
    ]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _measured(knowledge: Path, peer: str, size: int) -> dict[str, Any]:
    from bench.peers import PEERS
    from bench.workload import entries_of, questions_of

    base = load(knowledge).base
    assert base is not None, "the parent has read it"  # noqa: S101  nothing a user can cause
    entries = entries_of(base, size)
    questions = questions_of(entries)
    before, begun = _peak(), time.process_time()
    ask = PEERS[peer](entries)
    built = time.process_time() - begun
    times = {kind: sorted(_milliseconds(ask, texts)) for kind, texts in questions.items()}
    marks = {kind: (_at(taken, 50), _at(taken, 99)) for kind, taken in times.items()}
    return {"build": built, "mib": _peak() - before, "times": marks}


def _milliseconds(ask: Any, texts: Sequence[str]) -> Iterator[float]:
    """The processor time of each question; other work on the machine disturbs it less than the clock."""
    for text in texts:
        begun = time.process_time()
        ask(text)
        yield 1_000 * (time.process_time() - begun)


def _at(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _peak() -> float:
    """The most memory that this process has had, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _report(results: Mapping[tuple[str, int], dict[str, Any]], sizes: Sequence[int]) -> Iterator[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in ("rapidfuzz", "pystemmer"))
    yield f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, Python {platform.python_version()}, {versions}"
    yield "Milliseconds of processor time a question, p50 / p99; in brackets: times the p50 of words alone."
    for size in sizes:
        kinds = list(results[FIRST, size]["times"])
        yield f"\n{size:,} phrases\n"
        yield f"| | {' | '.join(kinds)} | build s | MiB |"
        yield "|---|" + "---:|" * (len(kinds) + 2)
        for (peer, _), result in ((key, value) for key, value in results.items() if key[1] == size):
            own = results[FIRST, size]["times"]
            cells = [_cell(result["times"][kind], own[kind][0]) for kind in kinds]
            yield f"| {peer} | {' | '.join(cells)} | {result['build']:.2f} | {result['mib']:.0f} |"


def _cell(times: Sequence[float], own: float) -> str:
    return f"{times[0]:.2f} / {times[1]:.2f} ({times[0] / max(own, 1e-6):.1f})"


def _own(knowledge: Path) -> Iterator[str]:
    """How long our own knowledge takes: reading, indexing, and one question from a cold start."""
    begun = time.process_time()
    base = load(knowledge).base
    assert base is not None, "read before"  # noqa: S101  nothing a user can cause
    read = time.process_time() - begun
    learn(base)
    index = time.process_time() - begun - read
    command = [sys.executable, "-m", "bot", "ask", "--knowledge", str(knowledge), "do I need a degree?"]
    starts = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run(command, cwd=HERE.parent, capture_output=True, check=True)
        starts.append(time.perf_counter() - begun)
    yield f"\n{len(base.entries)} entries of our own: read in {read:.2f} s, learned in {index:.2f} s;"
    yield f"`python -m bot ask` answers {min(starts):.2f} s after its start."


if __name__ == "__main__":
    raise SystemExit(main())
