"""Goes the whole way with random models, so small that they learn nothing but show every fault."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import WordPiece
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from bot.errors import DataError
from bot.knowledge.loader import load
from bot.search.meaning import WEIGHTS as PUBLISHED
from bot.search.meaning.encoder import DIMENSIONS, LAYERS
from bot.search.meaning.layers import HEADS
from bot.search.meaning.weights import VOCABULARY, Published
from training.learning.models import Progress
from training.learning.way import Way
from training.material import gathered
from training.progress import Bars
from training.recipe import REHEARSAL
from training.texts import sentences_of

INTERRUPTED = {"teacher-1": 5, "student": 6}
"""The step of each stage at which the second run is interrupted, between two steps that are kept."""


class _Interruption(Exception):
    """Stops a run, as a broken machine would."""


def rehearse(knowledge: Path, folder: Path) -> None:
    """Train twice, once without and once with interruptions.

    Args:
        knowledge: whose texts are learned.
        folder: an empty one.

    Raises:
        DataError: the two runs end with different weights, or a stage finds a fault.
    """
    torch.set_num_threads(1)  # several wait for each other by spinning: on a busy machine for minutes
    torch.manual_seed(REHEARSAL.seed)
    student, teacher, file = folder / "student", folder / "teacher", folder / "sentences.txt"
    _random_student(student)
    _random_teacher(teacher)
    _sentences(knowledge, file)
    material = gathered(knowledge, file, "the knowledge itself", REHEARSAL)
    with Bars() as bars:
        way = Way(student, teacher, material, REHEARSAL, folder / "whole", "cpu", bars)
        left = dict(INTERRUPTED)
        halves = replace(way, folder=folder / "halves", progress=_stopping(bars, left))
        whole, again = way.go(), _undaunted(halves)
    if left or whole != again:
        raise DataError(f"Interrupted before {left or 'the end'}, a run made {again} in place of {whole}")


def _undaunted(way: Way) -> Published:
    """Goes the way, and when it is interrupted goes on."""
    while True:
        try:
            return way.go()
        except _Interruption:
            continue


def _stopping(progress: Progress, left: dict[str, int]) -> Progress:
    """Tells progress, and stops once at each step that is left."""

    def tell(doing: str, done: int, whole: int) -> None:
        progress(doing, done, whole)
        if left.get(doing) == done:
            del left[doing]
            raise _Interruption

    return tell


def _random_student(folder: Path) -> None:
    """The bot's shape with narrow layers."""
    config = BertConfig(
        vocab_size=len(_vocabulary()),
        hidden_size=DIMENSIONS,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        intermediate_size=64,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    shutil.copy(PUBLISHED / VOCABULARY.name, folder)


def _random_teacher(folder: Path) -> None:
    """Of another kind and other dimensions than the student, as the real one is."""
    pieces = {piece: number for number, piece in enumerate(_vocabulary())}
    config = MPNetConfig(
        vocab_size=len(pieces),
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=130,
        pad_token_id=pieces["[PAD]"],
    )
    MPNetModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]"))  # noqa: S106  no password
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    marks = [(mark, pieces[mark]) for mark in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=marks)
    tokenizer.save(str(folder / "tokenizer.json"))


def _vocabulary() -> list[str]:
    return (PUBLISHED / VOCABULARY.name).read_text(encoding="utf-8").splitlines()


def _sentences(knowledge: Path, file: Path) -> None:
    """Sentences of answers stand for those about anything."""
    base = load(knowledge).base
    entries = base.entries.values() if base else ()
    found = dict.fromkeys(text for entry in entries for text in sentences_of(entry))
    file.write_text("\n".join(found), encoding="utf-8")
