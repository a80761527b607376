# /// alternative
# note = "one pass over all names with sets; copies under no_grad into the parameters and buffers themselves"
# ///
import torch


def load_pretrained(model, path, strict_backbone=True):
    stored = torch.load(path, map_location=torch.device("cpu"), weights_only=True)
    if all(key.startswith("module.") for key in stored):
        stored = {key[len("module.") :]: value for key, value in stored.items()}
    places = dict(model.named_parameters()) | dict(model.named_buffers())
    report = {kind: [] for kind in ("loaded", "missing", "unexpected", "mismatched")}
    for name in sorted(set(stored) | set(places)):
        if name not in places:
            kind = "unexpected"
        elif name not in stored:
            kind = "missing"
        else:
            kind = "loaded" if places[name].size() == stored[name].size() else "mismatched"
        report[kind].append(name)
        if strict_backbone and kind in ("missing", "mismatched") and name.split(".")[0] != "fc":
            raise KeyError(name)
    with torch.no_grad():
        for name in report["loaded"]:
            places[name].copy_(stored[name])
    return report
