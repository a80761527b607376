# /// mistake
# cause = "makes the grid in float32"
# test = "test_generate_few"
# hint.ko = "float64 그림을 넣으면 결과의 dtype은 무엇인가요?"
# hint.en = "Which dtype comes out for images of float64?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = min(nrow, n)
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.zeros(channels, height, width)
    for i in range(n):
        row, column = i // columns, i % columns
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
