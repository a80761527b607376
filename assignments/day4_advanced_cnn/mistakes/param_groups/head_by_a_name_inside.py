# /// mistake
# cause = "takes every parameter with fc in its name for the head"
# test = "test_param_groups_rates"
# hint.ko = """\
# `deep.fc.weight`는 헤드인가요, 몸통인가요? 여러분의 조건은 뭐라고 답하나요?"""
# hint.en = """\
# Is `deep.fc.weight` head or body? What does your condition say?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and "fc" in n]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and "fc" not in n]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if p.ndim > 1]
        others = [p for n, p in named if p.ndim <= 1]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
