"""The part that learns danger, as it is run: what it prints, and that it never shows a sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import training  # noqa: F401  holds numpy to one thread, and so has to come before it

# isort: split
import numpy as np
import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.danger import WEIGHTS
from bot.search.danger import sense as sensed
from bot.search.danger import words as worded
from bot.search.danger.sense import PARTS, Network
from bot.search.danger.words import ROOM, Words
from bot.search.meaning import MeaningUnavailable
from bot.search.meaning.encoder import DIMENSIONS
from bot.search.meaning.weights import Published
from training.__main__ import main
from training.cries import Cry
from training.parts.danger import HELP, read, told, unweighed, written
from training.progress import Bars
from training.thresholds import Scores

SECRET = "I want to die tonight"


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """A list that nobody is to read."""
    file = tmp_path / "strangers.yaml"
    file.write_text(f'danger: ["{SECRET}", I want to die]\nharmless: [kill a process, run, walk]\n', "utf-8")
    return file


def test_measuring_tells_totals_and_no_sentence(strangers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By words alone and with sense; whoever reads a list has tuned on it."""
    assert main(["danger", "--measure", str(strangers)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "words: 2 of 2 met, 0 of 3 taken for danger",
        "sense: 2 of 2 met, 0 of 3 taken for danger",
    ]


def test_a_list_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the exit code for bad data."""
    file = tmp_path / "none.yaml"
    file.write_text("questions: []", "utf-8")
    assert main(["danger", "--measure", str(file)]) == 65
    assert "has no lists" in capsys.readouterr().err


def test_patterns_are_read_as_they_decide_alone(knowledge: KnowledgeBase) -> None:
    """What was learned before has no say in what is learned next."""
    crisis = unweighed(knowledge)
    assert crisis.told(SECRET)
    assert bool(crisis.met(SECRET)) is crisis.told(SECRET)
    assert "danger" in HELP


def words_of(alone: float = 0.5) -> Words:
    """Numbers of turns as they may be learned."""
    return Words(bytes([1]) * ROOM, scale=0.5, start=-1.0, alone=alone, near=-2.0)


@pytest.fixture(scope="module")
def network() -> Network:
    """A network as it may be learned."""
    size = PARTS * DIMENSIONS
    ones = np.ones(size, np.float32)
    inner = np.full((size, 3), 0.25, np.float32)
    return Network(0 * ones, ones, inner, np.zeros(3, np.float32), np.ones(4, np.float32), 0.75)


def test_the_bot_reads_what_is_written(
    tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the two printed lines are put where they belong."""
    lines = [*written(tmp_path, words_of(), network)]
    for module, line in zip((worded, sensed), lines, strict=True):
        found: dict[str, Published] = {}
        exec(line, {"Published": Published}, found)  # noqa: S102  the line is our own
        monkeypatch.setattr(module, "PUBLISHED", found["PUBLISHED"])
    assert Words.read(tmp_path) == words_of()
    again = Network.read(tmp_path)
    for name in ("centre", "spread", "inner", "inner_start", "outer"):
        assert (getattr(again, name) == getattr(network, name)).all()
    assert again.enough == 0.75


def test_what_is_written_without_the_lines_is_refused(tmp_path: Path, network: Network) -> None:
    """Files alone change nothing: their hashes have to be put into the code."""
    assert len([*written(tmp_path, words_of(), network)]) == 2
    with pytest.raises(MeaningUnavailable, match="of another version"):
        Network.read(tmp_path)
    with pytest.raises(MeaningUnavailable, match="of another version"):
        Words.read(tmp_path)


def test_half_precision_is_enough_for_the_largest_part(tmp_path: Path, network: Network) -> None:
    """The file stays small enough to come with the bot."""
    assert [*written(tmp_path, words_of(), network)]
    with np.load(tmp_path / "sense.npz", allow_pickle=False) as arrays:
        assert arrays["inner"].dtype == np.float16
        assert {name: arrays[name].dtype for name in ("outer", "centre")} == {
            "outer": np.float32,
            "centre": np.float32,
        }


def test_each_writers_totals_are_told(network: Network) -> None:
    """By words and with sense, of danger and of harmless sentences."""
    danger = np.array([True, True, False])
    scores = Scores(np.array([1.0, 0.0, 0.0]), np.array([1.0, 1.0, 1.0]), danger)
    assert [*told(words_of(), network, {"eve": scores})][1:] == [
        "eve     words: 1 of 2 met, 0 of 1 taken for danger",
        "eve     sense: 2 of 2 met, 1 of 1 taken for danger",
    ]


def test_a_sentence_is_read_as_the_bot_reads_it(
    knowledge: KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words behind disguises, what patterns say of it, and the numbers of its sense."""
    sentences = [Cry("i w4nt to d1e", True, "eve"), Cry("kill the process", False, "eve")]
    with Bars() as bars:
        material = read(knowledge, sentences, bars)
    assert material.words == [["i", "want", "to", "die"], ["kil", "the", "proces"]]
    assert material.told.tolist() == [1.0, 0.0]
    assert material.rows.shape == (2, PARTS * DIMENSIONS)
    assert "sentences" in capsys.readouterr().err


def test_the_shipped_weights_are_those_that_the_code_names() -> None:
    """Both files, and nothing else lies there."""
    names = {worded.PUBLISHED.name, sensed.PUBLISHED.name}
    assert {path.name for path in WEIGHTS.iterdir()} == names
    for published in (worded.PUBLISHED, sensed.PUBLISHED):
        data = (WEIGHTS / published.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (published.size, published.sha256)
