# /// mistake
# cause = "no weight decay for the head at all"
# test = "test_param_groups_decay"
# hint.ko = """\
# 표의 셋째 줄을 보세요. 헤드의 weight는 어떤 weight decay를 받나요?"""
# hint.en = """\
# Look at the third line of the table. Which weight decay is meant for the weight of the head?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    learning = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    head = [p for n, p in learning if n.startswith("fc.")]
    body = [p for n, p in learning if not n.startswith("fc.")]
    return [
        {"params": [p for p in body if p.ndim > 1], "lr": lr_backbone, "weight_decay": weight_decay},
        {"params": [p for p in body if p.ndim <= 1], "lr": lr_backbone, "weight_decay": 0.0},
        {"params": head, "lr": lr_head},
    ]
