# /// mistake
# cause = "makes every row nrow images wide"
# test = "test_generate_few"
# hint.ko = "그림이 세 장이고 nrow=8이면 결과의 너비는 얼마여야 하나요?"
# hint.en = "How wide is the result for three images and nrow=8?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = nrow
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.zeros(channels, height, width, dtype=x.dtype)
    for i in range(n):
        row, column = i // columns, i % columns
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
