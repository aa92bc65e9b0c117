"""A first answer, by the steps of knowledge/README.md alone: begin, write, check, mend, ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from tests.knowledge.writing import Folder

QUESTIONS = (
    "how do I ask for a rise",
    "my pay has not moved for two years",
    "salary talk: how to begin?",
    "get more money from my boss",
    "they said there is no budget for me",
    "is it rude to bring up compensation",
    "when in the year is a raise decided",
    "what number do I name",
)


def write(path: Path, *, well: bool) -> None:
    """Write after the colons and dashes as somebody does who never saw YAML, or as the check asked for."""
    texts = iter(f'"{text}"' if well and ": " in text else text for text in QUESTIONS)
    answer = "Name a number.\n\nThen wait."
    lines = [
        line + next(texts) if line == "  - " else line
        for line in path.read_text(encoding="utf-8").split("\n")
    ]
    text = "\n".join(lines)
    text = text.replace("title: ", "title: Asking for a rise", 1).replace(
        "category: ", "category: Moving up", 1
    )
    text = text.replace("summary: ", "summary: Ask in writing, with a number and a day.", 1)
    text = text.replace("answer: |\n  ", f"answer: |\n{answer}", 1)
    if well:
        text = text.replace("Moving up", "transitions").replace(answer, "  Name a number.\n\n  Then wait.")
    path.write_text(text, encoding="utf-8")


def test_a_first_answer_is_found_minutes_later(
    lasting: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mistake on the way is told with its mend, and the answer is given to words of somebody else."""
    monkeypatch.setenv("MEANING", "off")
    monkeypatch.setenv("DATA_DIR", str(lasting.path.parent / "data"))
    folder = str(lasting.path)
    main(["new", "topic", "asking-for-a-rise", "--knowledge", folder])
    path = Path(capsys.readouterr().out.strip())
    empty = path.read_text(encoding="utf-8")
    assert main(["check", str(path)]) == 65
    assert capsys.readouterr().out.count("topics/asking-for-a-rise.yaml:") == 12
    write(path, well=False)
    assert main(["check", str(path)]) == 65
    assert "put two spaces before each line of the text" in capsys.readouterr().out
    path.write_text(empty, encoding="utf-8")
    write(path, well=True)
    assert main(["check", "--strict", str(path)]) == 0
    assert "OK, 2 entries" in capsys.readouterr().out
    assert main(["ask", "--knowledge", folder, "how can I ask my boss for a raise in pay"]) == 0
    assert "Name a number." in capsys.readouterr().out
