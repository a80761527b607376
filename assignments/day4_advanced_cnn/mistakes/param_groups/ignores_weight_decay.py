# /// mistake
# cause = "no group has any weight decay"
# test = "test_param_groups_decay"
# hint.ko = """\
# 받은 인자 가운데 쓰지 않은 것이 있나요? 그룹 하나를 출력해 보세요."""
# hint.en = """\
# Is there an argument that you do not use? Print one of your groups."""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": 0.0})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
