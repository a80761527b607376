# /// alternative
# note = "a list instead of a dictionary in the file; tensors copied one by one, names compared by hand"
# ///
import torch


def save_checkpoint(path, model, optimizer, epoch, extra=None):
    torch.save([list(model.state_dict().items()), optimizer.state_dict(), epoch, extra], path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    saved, opt, epoch, extra = torch.load(path, map_location=map_location)
    own = model.state_dict()
    if [name for name, _ in saved] != list(own):
        raise KeyError("the model has other tensors than the file")
    for name, tensor in saved:
        own[name].copy_(tensor)
    if optimizer is not None:
        optimizer.load_state_dict(opt)
    return {"extra": extra, "epoch": epoch}
