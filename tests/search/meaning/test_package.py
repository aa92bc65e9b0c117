"""What the rest of the bot pays: nothing before it asks for the encoder, and one thread then."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    plain = {name: value for name, value in os.environ.items() if not name.endswith(("_THREADS", "_MAXIMUM"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=plain | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["bot.search.meaning", "bot.search.engine", "bot.app"])
def test_numpy_is_loaded_only_with_the_encoder(module: str) -> None:
    """A bot whose meaning is off does not pay for it."""
    assert run(f"import sys, {module}; print('numpy' in sys.modules)") == "False"


def test_numpy_is_imported_by_who_reads_meaning() -> None:
    """And by who learns words; elsewhere, before the limit is set, it would start a thread each processor."""
    importers = {
        path.parent
        for path in (ROOT / "bot").rglob("*.py")
        if re.search(r"^\s*(import|from) numpy\b", path.read_text(encoding="utf-8"), re.M)
    }
    assert importers == {ROOT / "bot/search" / room for room in ("meaning", "danger", "index")}


def test_arithmetic_keeps_to_one_thread() -> None:
    """The event loop and other processes keep their processors."""
    code = "import bot.search.meaning.encoder as e, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert run(code) == "1"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted by /proc")
def test_numpy_starts_no_threads() -> None:
    """The limit is set before numpy reads it."""
    for module in ("bot.search.meaning.encoder", "bot.search.index.softmax"):
        assert run(f"import {module}, os; print(len(os.listdir('/proc/self/task')))") == "1"


def test_company_leaves_no_trace_on_other_processors() -> None:
    """With AVX2 the arithmetic library rounds by the size of a matrix, so no two texts may share one."""
    code = """
from bot.search.meaning import load
encoder = load()
texts = [f"may a {trade} call himself a senior?" for trade in ("developer", "baker", "teacher", "driver")]
together = encoder.encode(texts)
print(all((encoder.encode([text])[0] == vector).all() for text, vector in zip(texts, together)))
"""
    assert run(code, OPENBLAS_CORETYPE="Haswell") == "True"


def test_the_operator_may_give_it_more() -> None:
    """What the environment says already stays."""
    code = "import bot.search.meaning, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert run(code, OPENBLAS_NUM_THREADS="4") == "4"


def test_without_numpy_there_is_the_one_error() -> None:
    """A machine on which numpy does not run still finds entries by words."""
    code = """
import sys
sys.modules["numpy"] = None
from bot.search.meaning import MeaningUnavailable, load
try:
    load()
except MeaningUnavailable as error:
    print(error)
"""
    assert run(code).startswith("numpy does not run on this machine (")
