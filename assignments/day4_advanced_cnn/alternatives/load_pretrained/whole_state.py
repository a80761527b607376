# /// alternative
# note = "fills the gaps of the file with the model's own tensors and loads strictly; checks afterwards"
# ///
import torch


def load_pretrained(model, path, strict_backbone=True):
    checkpoint = torch.load(path, weights_only=True, map_location="cpu")
    checkpoint = {(k[7:] if k[:7] == "module." else k): v for k, v in checkpoint.items()}
    state = model.state_dict()
    unexpected = sorted(set(checkpoint).difference(state))
    missing = sorted(set(state).difference(checkpoint))
    shared = sorted(set(state).intersection(checkpoint))
    loaded = [k for k in shared if tuple(state[k].shape) == tuple(checkpoint[k].shape)]
    mismatched = sorted(set(shared).difference(loaded))
    state.update({k: checkpoint[k] for k in loaded})
    model.load_state_dict(state)
    gaps = [k for k in missing + mismatched if k not in ("fc.weight", "fc.bias")]
    assert not (strict_backbone and gaps), gaps
    return {"loaded": loaded, "missing": missing, "unexpected": unexpected, "mismatched": mismatched}
