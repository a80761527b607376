# /// mistake
# cause = "weight decay for biases and batch normalisation too"
# test = "test_param_groups_decay"
# hint.ko = """\
# 표의 둘째 줄과 넷째 줄을 다시 읽어 보세요. bias를 0 쪽으로 당기고 있나요?"""
# hint.en = """\
# Read the second and the fourth line of the table again. Do you pull a bias towards 0?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": weight_decay})
    return groups
