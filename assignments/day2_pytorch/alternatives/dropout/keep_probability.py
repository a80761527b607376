# /// alternative
# note = "in terms of the probability of keeping, number by number; uniform draws below it survive; a dict as cache"
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    keep = 1 - p if mode == "train" else 1.0
    mask = rng.uniform(size=x.size).reshape(x.shape) < keep
    return np.where(mask, x / keep, 0).astype(x.dtype), {"mask": mask, "keep": keep}


def dropout_backward(dout, cache):
    return np.where(cache["mask"], dout / cache["keep"], 0).astype(dout.dtype)
