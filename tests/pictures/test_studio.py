"""Pictures as they are sent: PNG files that a phone can show, read back; nothing where none can be made."""

from __future__ import annotations

import io
import sys
from importlib.util import find_spec

import pytest
from PIL import Image

from bot.pictures import studio
from bot.pictures.model import Bars, Columns, Funnel, Picture
from bot.pictures.studio import Studio

DAYS = [f"{n} Nov" for n in range(1, 31)]
PICTURES: dict[str, Picture] = {
    "bars": Bars("Most asked", {"Kubernetes": 12, "Should I become a manager or stay a developer?": 7}),
    "one bar": Bars("Most asked", {"Kubernetes": 12}),
    "columns": Columns("By day", DAYS, {"Answered": list(range(30)), "Not known": [1] * 30}),
    "one series": Columns("By day", DAYS, {"Asked": list(range(30))}),
    "funnel": Funnel("Your applications", {"Saved": 40, "Applied": 22, "Interview": 6, "Offer": 1}),
}
NOTHING: dict[str, Picture] = {
    "bars": Bars("Most asked", {}),
    "columns": Columns("By day", [], {}),
    "zeros": Columns("By day", DAYS, {"Asked": [0] * 30}),
    "funnel": Funnel("Your applications", {"Saved": 0}),
}


async def drawn(picture: Picture) -> Image.Image:
    """The picture, read back from its file."""
    made = await Studio(60).draw(picture)
    assert made is not None
    assert len(made) < 200_000
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_is_a_png_that_a_phone_can_show(name: str) -> None:
    """No wider than a phone's pixels, no higher than its screen, and not blank."""
    image = await drawn(PICTURES[name])
    assert image.format == "PNG"
    assert image.width == 800
    assert 200 <= image.height <= 1000
    colours = image.convert("RGB").getcolors(maxcolors=1 << 20)
    assert colours is not None
    common = [colour for _, colour in sorted(colours, reverse=True)[:4]]
    assert common[0] == (0x1E, 0x1F, 0x22)
    assert (0x57, 0xA5, 0xFF) in common


@pytest.mark.parametrize("name", NOTHING)
async def test_a_picture_of_nothing_can_be_drawn(name: str) -> None:
    """An empty week is no reason to fail."""
    assert (await drawn(NOTHING[name])).width == 800


async def test_longer_bars_stand_for_greater_numbers() -> None:
    """Where the first number is twice the second, so is its bar."""
    image = (await drawn(Bars("x", {"a": 100, "b": 50}))).convert("RGB")
    widths = [
        sum(image.getpixel((x, y)) == (0x57, 0xA5, 0xFF) for x in range(image.width))
        for y in range(image.height)
    ]
    lengths = sorted({width for width in widths if width > 50})
    assert max(lengths) == pytest.approx(2 * min(lengths), rel=0.05)


@pytest.mark.parametrize(
    "label", ["$5$ and $\\frac$", "日本語", "\N{OK HAND SIGN}", "a_{b}^c", "%d {x}", "", " "]
)
async def test_any_label_can_be_drawn(label: str) -> None:
    """No sign is a formula, and a letter that the font lacks is a box."""
    assert (await drawn(Bars(label, {label: 3, "b": 1}))).width == 800


async def test_without_the_library_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra of the installation, and nothing fails without it."""
    monkeypatch.setattr(studio, "LIBRARY", "no_such_library")
    assert await Studio().draw(PICTURES["bars"]) is None


async def test_a_picture_that_takes_too_long_is_none() -> None:
    """Whoever asked gets bars of text instead."""
    assert await Studio(0.01).draw(PICTURES["bars"]) is None


def test_the_bot_itself_never_loads_the_library() -> None:
    """It is installed here, and only the process that draws has it in memory."""
    assert find_spec(studio.LIBRARY)
    assert "matplotlib" not in sys.modules
