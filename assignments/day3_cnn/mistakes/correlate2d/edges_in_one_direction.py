# /// mistake
# cause = "looks for changes from left to right only"
# test = "test_correlate2d_steps"
# hint.ko = "위쪽은 어둡고 아래쪽은 밝은 이미지를 넣어 보세요. 그 경계가 보이나요?"
# hint.en = "Put in an image that is dark above and bright below. Does the border show?"
# ///
import numpy as np


def edge_map(img):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return np.abs(correlate2d(img, sobel))
