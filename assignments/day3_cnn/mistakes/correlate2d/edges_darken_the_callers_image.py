# /// mistake
# cause = "subtracts the smallest value from the image in place before it looks for edges"
# test = "test_correlate2d_layouts"
# hint.ko = "edge_map을 부르기 전과 후에 img를 출력해 보세요. 같은 이미지를 다시 쓰려던 사람에게는 무슨 일이 생길까요?"
# hint.en = "Print img before and after edge_map. What happens to somebody who wants to use the same image again?"
# ///
import numpy as np


def edge_map(img):
    img -= img.min()
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return np.hypot(correlate2d(img, sobel), correlate2d(img, sobel.T))
