"""How the runtime calls the ways of rounding."""

from __future__ import annotations

from typing import Final, Literal

from polyc.money import Mode

MODES: Final[dict[Mode, Literal["half_up", "down", "up", "half_even"]]] = {
    Mode.HALF_UP: "half_up",
    Mode.DOWN: "down",
    Mode.UP: "up",
    Mode.HALF_EVEN: "half_even",
}
