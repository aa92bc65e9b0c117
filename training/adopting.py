"""Writes what has to be changed in the bot, by hand and after judging, to adopt new weights."""

from __future__ import annotations

from dataclasses import dataclass

from bot.search.meaning.weights import Published

FILE = "adopting.md"


@dataclass(frozen=True, slots=True)
class Made:
    """What a training was made of, for the model card.

    Args:
        day: when.
        knowledge: the version of the knowledge.
        phrasings, lessons, pool, general: how many texts of each kind.
        source: name, licence and date of the general sentences.
        rounding: the least cosine of vectors before and after packing.
    """

    day: str
    knowledge: str
    phrasings: int
    lessons: int
    pool: int
    general: int
    source: str
    rounding: float


def steps(weights: Published, made: Made) -> str:
    """The whole page, in Markdown.

    Args:
        weights: the new file.
        made: what it was made of.
    """
    return f"""# Adopting these weights

Judge them first, as `training/README.md` says. Then, by hand:

1. Copy `{weights.name}` into `bot/search/meaning/weights/`, and `reference.npy` into `tests/search/meaning/`.
2. In `bot/search/meaning/weights.py`:

```python
{entry(weights)}
```

3. In `bot/search/meaning/weights/MODEL_CARD.md`, this row:

```
{row(weights)}
```

   - "Where it comes from": {made.phrasings:,} phrasings ({made.day}, knowledge {made.knowledge}),
     {made.lessons:,} lessons for the teachers, {made.pool:,} texts labelled by them,
     {made.general:,} general sentences.
   - "Data": the general sentences are from {made.source}.
   - "What it brings": the figures that judging gave. The least cosine of vectors before and after packing is
     {made.rounding:.4f}.
   - `head`, `bias` and `ls` are no longer in the file.
4. In `bot/search/meaning/weights/NOTICE`, name the source of the general sentences as its licence asks for.
5. `make test`. Vectors that a bot has kept are encoded anew at its next start: the fingerprint is another.
"""


def entry(weights: Published) -> str:
    """The lines of ``bot/search/meaning/weights.py`` that let the file in."""
    return f'WEIGHTS = Published(\n    "{weights.name}", {weights.size:_}, "{weights.sha256}"\n)'


def row(weights: Published) -> str:
    """The row of the model card's table."""
    return f"| `{weights.name}` | {weights.size} | `{weights.sha256}` |"
