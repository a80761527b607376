# /// alternative
# note = "everything in NumPy, then torch.from_numpy; scaled by a product"
# ///
import numpy as np
import torch


def to_image_batch(images):
    pixels = images.reshape(*images.shape[:3], -1).astype(np.float32) * np.float32(1 / 255)
    return torch.from_numpy(np.ascontiguousarray(np.moveaxis(pixels, -1, 1)))


def pad_tokens(seqs, pad=0):
    table = np.full((len(seqs), max(map(len, seqs))), pad, dtype=np.int64)
    for i, seq in enumerate(seqs):
        table[i, : len(seq)] = seq
    return torch.from_numpy(table)


def tabular(rows):
    return torch.from_numpy(np.array(rows)).float()
