# /// mistake
# cause = "the weight of batch normalisation decays"
# test = "test_param_groups_decay"
# hint.ko = """\
# 이름이 weight로 끝나는 파라미터는 모두 같은 종류인가요? 배치 정규화의 weight는 무슨 일을 하나요?"""
# hint.en = """\
# Are all parameters called weight of one kind? What does the weight of batch normalisation do?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if not n.endswith("bias")]
        others = [p for n, p in named if n.endswith("bias")]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
