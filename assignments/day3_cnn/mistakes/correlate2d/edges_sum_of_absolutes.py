# /// mistake
# cause = "adds |gx| and |gy| instead of taking the length of the two"
# test = "test_correlate2d_edges"
# hint.ko = "gx가 3이고 gy가 4이면 크기는 얼마인가요? 식의 제곱과 제곱근을 다시 보세요."
# hint.en = "What is the magnitude for gx = 3 and gy = 4? Look again at the squares and the root in the formula."
# ///
import numpy as np


def edge_map(img):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return np.abs(correlate2d(img, sobel)) + np.abs(correlate2d(img, sobel.T))
