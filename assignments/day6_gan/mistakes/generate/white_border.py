# /// mistake
# cause = "fills border and empty places with ones"
# test = "test_generate_grid"
# hint.ko = "테두리와 남는 칸의 값은 얼마여야 하나요?"
# hint.en = "Which value do the border and the places left over have?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = min(nrow, n)
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.ones(channels, height, width, dtype=x.dtype)
    for i in range(n):
        row, column = i // columns, i % columns
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
