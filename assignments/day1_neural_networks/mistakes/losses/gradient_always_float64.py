# /// mistake
# cause = "turns the gradient into float64"
# test = "test_losses_float32"
# hint.ko = "float32 배열을 넣고 줄마다 dtype을 출력해 보세요. 어디에서 float64가 되나요?"
# hint.en = "Put in float32 and print the dtype line by line. Where does it become float64?"
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    off = np.asarray(pred, dtype=np.float64) - target
    return (off**2).mean(), 2 * off / off.size
