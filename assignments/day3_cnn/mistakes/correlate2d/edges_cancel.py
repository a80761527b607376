# /// mistake
# cause = "adds gx and gy with their signs, so that a diagonal border can vanish"
# test = "test_correlate2d_edges"
# hint.ko = "gx가 2이고 gy가 -2인 자리에서 무엇이 나오나요? 그곳에는 경계가 없나요?"
# hint.en = "What comes out where gx is 2 and gy is -2? Is there no border at that place?"
# ///
import numpy as np


def edge_map(img):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return np.abs(correlate2d(img, sobel) + correlate2d(img, sobel.T))
