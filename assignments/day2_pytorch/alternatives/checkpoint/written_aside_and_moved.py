# /// alternative
# note = "copies of all tensors, written to a second file and moved into place; returns all that the file holds"
# ///
import copy
import os

import torch


def save_checkpoint(path, model, optimizer, epoch, extra=None):
    weights = {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}
    state = {"epoch": int(epoch), "weights": weights, "opt": copy.deepcopy(optimizer.state_dict()), "extra": extra}
    torch.save(state, path + ".tmp")
    os.replace(path + ".tmp", path)
    return path


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    with open(path, "rb") as file:
        state = torch.load(file, map_location=map_location, weights_only=True)
    model.load_state_dict(state.pop("weights"), strict=True)
    if optimizer is not None:
        optimizer.load_state_dict(state["opt"])
    return state
