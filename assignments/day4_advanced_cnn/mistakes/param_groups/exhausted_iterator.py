# /// mistake
# cause = "walks twice over one iterator, so that the second list is empty"
# test = "test_param_groups_rates"
# hint.ko = """\
# 이터레이터를 두 번 순회할 수 있나요? 두 번째 목록의 길이를 출력해 보세요."""
# hint.en = """\
# Can you walk through an iterator twice? Print the length of your second list."""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    named = model.named_parameters()
    head = [(n, p) for n, p in named if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in named if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
