# /// mistake
# cause = "lays out one channel"
# test = "test_generate_grid"
# hint.ko = "3채널 그림을 넣으면 결과는 몇 채널인가요?"
# hint.en = "How many channels does the result have for images of three?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, _, size, _ = x.shape
    columns = min(nrow, n)
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.zeros(1, height, width, dtype=x.dtype)
    for i in range(n):
        row, column = i // columns, i % columns
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i, :1]
    return grid
