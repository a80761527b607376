"""What graders draw of a learner's run: curves, images and confusion matrices, bounded, as data for the feedback.

A picture shows what the learner's own code gave. It is no evidence, and never holds a hidden input or the label of one.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.result import Picture, Text

__all__ = ["Pictures"]

POINTS = 200  # of one curve: what 400 pixels can show
SERIES = 4
IMAGES = 64
SIDE = 64  # pixels of one image
CLASSES = 12  # of a confusion matrix: what a phone can show
LARGEST = 100_000  # characters of a sheet in base64; digits have 20,000, noise in colour would have a million


class Pictures(list[Picture]):
    """The pictures of one check; the `pictures` fixture."""

    def curve(self, ko: str, en: str, **series: Sequence[float] | npt.NDArray[np.float64]) -> None:
        """Up to four curves over the same steps, thinned to 200 points each; what is not finite leaves a gap.

        A series that is not a row of at least two numbers is left out: it is the learner's word, and may be anything.
        """
        kept: dict[str, list[float | None]] = {}
        for name, values in list(series.items())[:SERIES]:
            try:
                row = np.asarray(values, dtype=np.float64)
            except (TypeError, ValueError, OverflowError):
                continue
            if row.ndim != 1 or len(row) < 2:
                continue
            at = np.unique(np.linspace(0, len(row) - 1, min(POINTS, len(row))).round().astype(int))
            kept[name] = [float(f"{v:.5g}") if np.isfinite(v) and abs(v) < 1e30 else None for v in row[at]]
        if kept:
            self.append(Picture("curve", Text(ko, en), {"series": kept}))

    def confusion(self, ko: str, en: str, true: npt.NDArray[Any], answers: npt.NDArray[Any]) -> None:
        """How often each class of `true` (N,) was given each class in `answers` (N,); of up to 12 classes.

        Answers that are none of the classes are in no column: they are the learner's word, and may be anything.
        """
        classes = np.unique(true)
        if len(classes) > CLASSES or np.shape(answers) != np.shape(true):
            return
        counts = [[int(((true == row) & (answers == column)).sum()) for column in classes] for row in classes]
        self.append(Picture("confusion", Text(ko, en), {"classes": [str(c) for c in classes], "counts": counts}))

    def images(self, ko: str, en: str, images: npt.NDArray[np.float64], low: float = 0.0, high: float = 1.0) -> None:
        """Up to 64 images (N, H, W), (N, 1, H, W) or (N, 3, H, W) with pixels from `low` to `high`, as one PNG grid.

        Of images that no PNG makes small only the first few are drawn, so that a page stays below 500 KB.
        """
        from PIL import Image

        x = np.asarray(images, dtype=np.float64)[:IMAGES]
        x = x[:, None] if x.ndim == 3 else x
        if x.ndim != 4 or x.shape[1] not in (1, 3) or not x.size or max(x.shape[2:]) > SIDE:
            return
        n, channels, height, width = x.shape
        columns = int(np.ceil(np.sqrt(n)))
        rows = -(-n // columns)
        sheet = np.full((channels, rows * (height + 1) + 1, columns * (width + 1) + 1), 255, dtype=np.uint8)
        pixels = (np.clip(np.nan_to_num((x - low) / (high - low), nan=0.5), 0, 1) * 255).round().astype(np.uint8)
        for i, image in enumerate(pixels):
            top, left = i // columns * (height + 1) + 1, i % columns * (width + 1) + 1
            sheet[:, top : top + height, left : left + width] = image
        file = io.BytesIO()
        Image.fromarray(sheet[0] if channels == 1 else sheet.transpose(1, 2, 0)).save(file, "PNG", optimize=True)
        png = base64.b64encode(file.getvalue()).decode("ascii")
        if len(png) > LARGEST and n > 1:
            return self.images(ko, en, x[: n // 2], low, high)
        self.append(Picture("images", Text(ko, en), {"png": png, "width": sheet.shape[2], "height": sheet.shape[1]}))
