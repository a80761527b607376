# /// alternative
# note = "a hook puts batch normalisation into eval mode before each call; a head of zeros; the head by identity"
# ///
def replace_head(model, num_classes):
    fc = nn.Linear(model.fc.in_features, num_classes)
    nn.init.zeros_(fc.weight)
    nn.init.zeros_(fc.bias)
    model.add_module("fc", fc.to(device=model.fc.weight.device, dtype=model.fc.weight.dtype))


def freeze_backbone(model):
    head = {id(p) for p in model.fc.parameters()}
    for p in model.parameters():
        p.requires_grad_(id(p) in head)
    for module in model.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.register_forward_pre_hook(lambda layer, inputs: layer.eval() and None)


def trainable_parameters(model):
    found = []
    for _, p in model.named_parameters():
        if p.requires_grad:
            found.append(p)
    return found
