# /// mistake
# cause = "hands frozen parameters to the optimizer"
# test = "test_param_groups_frozen"
# hint.ko = """\
# 건드리면 안 되는 파라미터를 왜 옵티마이저에 주나요? 예전 기울기가 남아 있으면 무슨 일이 생기나요?"""
# hint.en = """\
# Why give the optimizer something that it may not touch? What happens where an old gradient is left?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
