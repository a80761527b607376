# /// mistake
# cause = "leaves out a row that is not full"
# test = "test_generate_grid"
# hint.ko = "그림 7장을 한 줄에 3장씩 놓으면 몇 줄이 되나요?"
# hint.en = "How many rows do 7 images make, 3 in a row?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = min(nrow, n)
    rows = n // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.zeros(channels, height, width, dtype=x.dtype)
    for i in range(rows * columns):
        row, column = i // columns, i % columns
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
