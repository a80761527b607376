# /// mistake
# cause = "the parameters of the head are in the group of the body as well"
# test = "test_param_groups_rates"
# hint.ko = """\
# 옵티마이저가 내는 예외를 읽어 보세요. 어떤 층이 두 목록에 모두 들어 있나요?"""
# hint.en = """\
# Read the exception of the optimizer. Which layer appears in two of your lists?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
