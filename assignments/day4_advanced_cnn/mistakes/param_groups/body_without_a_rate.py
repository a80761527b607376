# /// mistake
# cause = "leaves the rate of the body to the optimizer"
# test = "test_param_groups_rates"
# hint.ko = """\
# 그룹에 학습률이 없으면 옵티마이저는 어떤 값을 쓰나요? 그 값을 정한 것은 누구인가요?"""
# hint.en = """\
# Which rate does an optimizer use for a group that has none? Who chose that number?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    groups = []
    for name, p in model.named_parameters():
        if p.requires_grad:
            group = {"params": [p], "weight_decay": weight_decay if p.ndim > 1 else 0.0}
            if name.startswith("fc."):
                group["lr"] = lr_head
            groups.append(group)
    return groups
