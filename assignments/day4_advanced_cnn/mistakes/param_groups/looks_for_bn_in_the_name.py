# /// mistake
# cause = "knows batch normalisation by the letters bn in a name"
# test = "test_param_groups_decay"
# hint.ko = """\
# nn.Sequential 안에서 층의 이름은 무엇인가요? 이름을 모를 때 배치 정규화의 파라미터를 어떻게 알아보나요?"""
# hint.en = """\
# What are layers called inside nn.Sequential?
# How can you tell the parameters of batch normalisation without their names?"""
# ///
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    head = [(n, p) for n, p in model.named_parameters() if p.requires_grad and n.startswith("fc.")]
    body = [(n, p) for n, p in model.named_parameters() if p.requires_grad and not n.startswith("fc.")]
    groups = []
    for named, lr in ((body, lr_backbone), (head, lr_head)):
        decaying = [p for n, p in named if "bn" not in n and not n.endswith("bias")]
        others = [p for n, p in named if "bn" in n or n.endswith("bias")]
        groups.append({"params": decaying, "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": others, "lr": lr, "weight_decay": 0.0})
    return groups
