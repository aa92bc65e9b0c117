"""What the words of danger need: groups and an entry that exist, and no part that is passed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.knowledge.crisis import AND, GROUP
from bot.knowledge.model import KnowledgeBase, Vocabulary
from bot.knowledge.problems import Fault, Problem, Step, cite, did_you_mean
from bot.knowledge.yaml.nodes import Document, scalars

_PATTERNS = ("always", "said", "of_others", "harmless", "signs")


def unknown_parts(document: Document, vocabulary: Vocabulary, entries: Collection[str]) -> Iterator[Fault]:
    """A fault for an entry or a group that nobody wrote, and for a filler in a pattern."""
    crisis = vocabulary.crisis
    for steps, node in scalars(document.root):
        if steps == ("crisis", "entry") and node.text not in entries:
            mend = did_you_mean(node.text, entries) or "; write it"
            yield document.fault(steps, f"there is no entry `{cite(node.text)}`{mend}")
        if steps[:2] == ("crisis", "together") and len(steps) == 3:
            yield from _unknown_signs(document, vocabulary, steps, node.text)
        if len(steps) < 3 or steps[0] != "crisis" or steps[1] not in _PATTERNS:
            continue
        for part in (text.strip("()") for text in node.text.split()):
            name = GROUP.fullmatch(part)
            if name and name[1] not in crisis.groups:
                mend = did_you_mean(name[1], crisis.groups) or "; add it to `groups`"
                yield document.fault(steps, f"there is no group `{cite(name[1])}`{mend}", within=part)
            elif part in crisis.fillers:
                text = f"`{cite(part)}` is passed over (`fillers`) and cannot be waited for; take it out"
                yield document.fault(steps, text, within=part)


def _unknown_signs(
    document: Document, vocabulary: Vocabulary, steps: tuple[Step, ...], text: str
) -> Iterator[Fault]:
    signs = vocabulary.crisis.signs
    for name in text.split(AND):
        if name not in signs:
            mend = did_you_mean(name, signs) or "; add it to `signs`"
            yield document.fault(steps, f"there is no sign `{cite(name)}`{mend}", within=name)


def unanswered(base: KnowledgeBase) -> Iterator[Problem]:
    """A finding where words of danger lead nowhere, or to an entry that members could take for an answer."""
    crisis = base.vocabulary.crisis
    if (crisis.always or crisis.said) and base.crisis is None:
        text = "words of danger are listed and no entry is named for them; add `entry`"
        yield Problem("vocabulary.yaml", 1, 1, "crisis.entry", text, severity="finding")
    elif base.crisis and not base.crisis.declines:
        text = f"`{base.crisis.id}` is for people in danger; it should have `declines: true`"
        yield Problem("vocabulary.yaml", 1, 1, "crisis.entry", text, severity="finding")
