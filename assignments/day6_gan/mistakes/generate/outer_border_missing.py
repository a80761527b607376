# /// mistake
# cause = "puts a border between images only"
# test = "test_generate_grid"
# hint.ko = "맨 왼쪽 위의 픽셀은 그림의 것인가요, 테두리의 것인가요?"
# hint.en = "Does the pixel at the very top left belong to an image or to the border?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = min(nrow, n)
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) - pad
    width = columns * (size + pad) - pad
    grid = torch.zeros(channels, height, width, dtype=x.dtype)
    for i in range(n):
        row, column = i // columns, i % columns
        top = row * (size + pad)
        left = column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
