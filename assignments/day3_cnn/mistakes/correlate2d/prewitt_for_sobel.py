# /// mistake
# cause = "weighs the middle row by 1 instead of 2 (the Prewitt kernels)"
# test = "test_correlate2d_edges"
# hint.ko = "여러분의 커널을 문제에 적힌 숫자와 한 칸씩 견주어 보세요. 가운데 줄도 같은가요?"
# hint.en = "Compare your kernel with the numbers in the text, cell by cell. Is the middle line the same?"
# ///
import numpy as np


def edge_map(img):
    across = np.array([[-1.0, 0.0, 1.0]] * 3)
    gx, gy = correlate2d(img, across), correlate2d(img, across.T)
    return np.sqrt(gx**2 + gy**2)
