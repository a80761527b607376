# /// alternative
# note = "always four groups, some of them empty; iterators"
# ///
import itertools


def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    in_head = {id(p) for p in model.fc.parameters()}
    learning = [p for p in model.parameters() if p.requires_grad]
    result = []
    for head, flat in itertools.product((False, True), repeat=2):
        chosen = [p for p in learning if (id(p) in in_head) == head and (p.dim() == 1) == flat]
        rate = lr_head if head else lr_backbone
        result.append({"params": iter(chosen), "lr": rate, "weight_decay": 0 if flat else weight_decay})
    return result


def unfreeze_from(model, name):
    model.get_submodule(name)
    rest = itertools.dropwhile(lambda item: item[0] != name, model.named_children())
    for _, block in rest:
        block.requires_grad_()
