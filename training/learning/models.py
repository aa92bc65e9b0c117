"""Sentence encoders that learn: a transformer, what cuts texts for it, and the mean over all pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import normalize
from transformers import AutoModel
from transformers.utils import logging

from bot.errors import DataError
from bot.search.meaning import MeaningUnavailable
from bot.search.meaning.encoder import DIMENSIONS, LAYERS
from bot.search.meaning.layers import HEADS
from bot.search.meaning.pieces import MOST_PIECES
from training.packing import pieces

EVEN = 8
"""Rows are filled up to a multiple of this, which graphics processors like."""
WEIGHTS = "model.safetensors"

Numbers = Sequence[int]
Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it is done and how much there is; what it raises stops the training."""

logging.set_verbosity_error()  # it warns of the pooling layer that is left out on purpose
logging.disable_progress_bar()


class Model:
    """A sentence encoder.

    Args:
        network: gives a vector for each piece.
        cut: the numbers of the pieces of each text.
        device: where it computes.
    """

    def __init__(
        self, network: torch.nn.Module, cut: Callable[[Sequence[str]], list[Numbers]], device: str
    ) -> None:
        self.network = network.to(device)
        self.cut = cut
        self.device = device
        self.dimensions: int = network.config.hidden_size
        self._filler: int = network.config.pad_token_id

    def vectors(self, numbers: Sequence[Numbers]) -> torch.Tensor:
        """One row of length 1 for each text, given by its pieces' numbers; gradients flow through it."""
        longest = -(-max(map(len, numbers)) // EVEN) * EVEN
        filled = [[*row, *[self._filler] * (longest - len(row))] for row in numbers]
        lengths = torch.tensor([len(row) for row in numbers])
        there = (torch.arange(longest) < lengths[:, None]).to(self.device)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
            given = torch.tensor(filled).to(self.device)
            found = self.network(input_ids=given, attention_mask=there.long()).last_hidden_state
        # The sum points where the mean does.
        return normalize((found.float() * there[..., None]).sum(1), dim=-1)

    def encode(self, texts: Sequence[str], at_once: int, progress: Callable[[int], None]) -> torch.Tensor:
        """One row of length 1 for each text, without gradients.

        Args:
            at_once: how many are computed in one go.
            progress: is told how many are done.
        """
        self.network.eval()
        numbers = self.cut(texts)
        order = sorted(range(len(texts)), key=lambda at: len(numbers[at]))
        found = torch.empty(len(texts), self.dimensions, device=self.device)
        with torch.no_grad():
            for batch in _batches(order, at_once):
                found[batch] = self.vectors([numbers[at] for at in batch])
                progress(len(batch))
        return found


def student(folder: Path, device: str) -> Model:
    """The small encoder, from a folder with ``config.json``, ``model.safetensors`` and ``vocab.txt``.

    Raises:
        DataError: a file is missing, or the model has not the shape or the vocabulary that the bot reads.
    """
    try:
        cutter = pieces(folder)
    except MeaningUnavailable:
        raise DataError(f"{folder / 'vocab.txt'} is missing, or is not BERT's uncased vocabulary") from None
    network = _network(folder)
    config = network.config
    shape = config.hidden_size, config.num_hidden_layers, config.num_attention_heads
    if shape != (DIMENSIONS, LAYERS, HEADS):
        raise DataError(f"{folder}: dimensions, layers and heads are {shape}, and the bot reads others")
    return Model(network, lambda texts: [cutter.numbers(text) for text in texts], device)


def teacher(folder: Path, device: str) -> Model:
    """A large encoder, from a folder with ``config.json``, ``model.safetensors`` and ``tokenizer.json``.

    Raises:
        DataError: a file is missing.
    """
    network = _network(folder, "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return Model(network, lambda texts: [found.ids for found in tokenizer.encode_batch(list(texts))], device)


def _network(folder: Path, *others: str) -> torch.nn.Module:
    missing = [name for name in ("config.json", WEIGHTS, *others) if not (folder / name).is_file()]
    if missing:
        raise DataError(f"{folder} lacks {', '.join(missing)}")
    return AutoModel.from_pretrained(
        folder, add_pooling_layer=False, local_files_only=True, use_safetensors=True, dtype=torch.float32
    )


def _batches(places: Sequence[int], at_once: int) -> Iterator[list[int]]:
    yield from (list(places[at : at + at_once]) for at in range(0, len(places), at_once))


def counted(progress: Progress, doing: str, whole: int) -> Callable[[int], None]:
    """Adds up what is done, and tells it."""
    done = 0

    def add(more: int) -> None:
        nonlocal done
        done += more
        progress(doing, done, whole)

    return add


def parameters(network: torch.nn.Module, matrices: bool) -> Iterable[torch.nn.Parameter]:
    """Its matrices, or everything else that it learns."""
    return [weights for weights in network.parameters() if (weights.dim() > 1) == matrices]
