# /// mistake
# cause = "divides by the largest edge, which fails on an even image too"
# test = "test_correlate2d_edges"
# hint.ko = "이미지를 두 배로 밝게 하면 결과가 달라져야 하나요? 값이 모두 같은 이미지에서는 무엇으로 나누게 되나요?"
# hint.en = """\
# Should the result change when the image gets twice as bright? What do you divide by on an image of one value?"""
# ///
import numpy as np


def edge_map(img):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    edges = np.hypot(correlate2d(img, sobel), correlate2d(img, sobel.T))
    return edges / edges.max()
