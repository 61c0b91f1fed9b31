"""Where the picture's parts stand, in its own units; fixed, so that they are the same on every machine."""

from __future__ import annotations

from typing import Final

WIDTH: Final = 560
HEIGHT: Final = 300
LEFT: Final = 62
RIGHT: Final = 26
TOP: Final = 30
BOTTOM: Final = 46

PLOT_WIDTH: Final = WIDTH - LEFT - RIGHT
PLOT_HEIGHT: Final = HEIGHT - TOP - BOTTOM
