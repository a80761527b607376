# /// mistake
# cause = "gives the rate of the head to the body"
# test = "test_param_groups_rates"
# hint.ko = """\
# 이미 많이 아는 쪽과 처음 배우는 쪽 가운데 어느 쪽이 더 크게 움직이나요? 인자의 순서를 다시 보세요."""
# hint.en = """\
# Which part should take the larger steps, the one that knows a lot or the one that begins?
# Look at the order of the arguments."""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_head), (head, lr_backbone)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
