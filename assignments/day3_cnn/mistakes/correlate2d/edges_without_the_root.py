# /// mistake
# cause = "returns gx**2 + gy**2"
# test = "test_correlate2d_edges"
# hint.ko = "이미지를 모두 2배로 밝게 하면 경계의 크기는 몇 배가 되어야 하나요? 여러분의 결과는 몇 배가 되나요?"
# hint.en = "If the image gets twice as bright, by how much should the magnitude grow? By how much does yours?"
# ///
import numpy as np


def edge_map(img):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    gx, gy = correlate2d(img, sobel), correlate2d(img, sobel.T)
    return gx**2 + gy**2
