# /// alternative
# note = "at most four groups, by the kinds of the layers; blocks from the end backwards"
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    groups = {}
    for layer_name, layer in model.named_modules():
        spared = isinstance(layer, nn.modules.batchnorm._BatchNorm)
        for name, p in layer.named_parameters(recurse=False):
            if not p.requires_grad:
                continue
            key = (lr_head if layer_name == "fc" else lr_backbone, 0.0 if spared or name == "bias" else weight_decay)
            groups.setdefault((layer_name == "fc", *key), []).append(p)
    return [{"params": ps, "lr": lr, "weight_decay": decay} for (_, lr, decay), ps in groups.items()]


def unfreeze_from(model, name):
    blocks = dict(model.named_children())
    if name not in blocks:
        raise KeyError(f"no block {name}: {list(blocks)}")
    for child in reversed(blocks):
        for p in blocks[child].parameters():
            p.requires_grad_(True)
        if child == name:
            break
