# /// alternative
# note = "pad_sequence, stack of channels, FloatTensor"
# ///
import torch
from torch.nn.utils.rnn import pad_sequence


def to_image_batch(images):
    x = torch.from_numpy(images.copy()).to(torch.float32).div(255.0)
    return x.unsqueeze(1) if x.ndim == 3 else torch.stack(x.unbind(dim=-1), dim=1)


def pad_tokens(seqs, pad=0):
    return pad_sequence([torch.LongTensor(s) for s in seqs], batch_first=True, padding_value=pad)


def tabular(rows):
    return torch.FloatTensor(rows)
