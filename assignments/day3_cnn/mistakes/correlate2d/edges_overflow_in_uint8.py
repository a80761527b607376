# /// mistake
# cause = "subtracts neighbouring pixels in the dtype of the image, where 3 - 5 is 254 in uint8"
# test = "test_correlate2d_integers"
# hint.ko = "uint8 배열에서 3 - 5를 계산해 보세요. 어떤 자료형으로 바꾼 다음에 빼야 할까요?"
# hint.en = "Compute 3 - 5 with uint8 arrays. Which type would be safe for a subtraction?"
# ///
import numpy as np


def edge_map(img):
    right = img[:, 2:] - img[:, :-2]
    down = img[2:, :] - img[:-2, :]
    gx = right[:-2] + 2.0 * right[1:-1] + right[2:]
    gy = down[:, :-2] + 2.0 * down[:, 1:-1] + down[:, 2:]
    return np.sqrt(gx**2 + gy**2)
