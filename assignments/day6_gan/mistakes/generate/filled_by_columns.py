# /// mistake
# cause = "fills the grid column by column"
# test = "test_generate_grid"
# hint.ko = "두 번째 그림은 첫 번째 그림의 오른쪽에 있나요, 아래에 있나요?"
# hint.en = "Is the second image to the right of the first one, or below it?"
# ///
import torch


def image_grid(x, nrow=8, pad=1):
    n, channels, size, _ = x.shape
    columns = min(nrow, n)
    rows = (n + columns - 1) // columns
    height = rows * (size + pad) + pad
    width = columns * (size + pad) + pad
    grid = torch.zeros(channels, height, width, dtype=x.dtype)
    for i in range(n):
        row, column = i % rows, i // rows
        top = pad + row * (size + pad)
        left = pad + column * (size + pad)
        grid[:, top : top + size, left : left + size] = x[i]
    return grid
