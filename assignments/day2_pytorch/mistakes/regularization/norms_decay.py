# /// mistake
# cause = "decays whatever has no bias in its name"
# test = "test_regularization_groups"
# hint.ko = """\
# 이름에 bias가 없는 1차원 파라미터가 있나요? 모델의 파라미터를 모양과 함께 출력해 보세요."""
# hint.en = """\
# Is there a one-dimensional parameter without bias in its name? Print the model's parameters with their shapes."""
# ///
def add_weight_decay(model, wd):
    groups = [{"params": [], "weight_decay": wd}, {"params": [], "weight_decay": 0.0}]
    for name, p in model.named_parameters():
        if p.requires_grad:
            groups["bias" in name]["params"].append(p)
    return groups
