# /// mistake
# cause = "frozen parameters stand in the groups"
# test = "test_regularization_frozen"
# hint.ko = """\
# 건드릴 수 없는 것을 왜 옵티마이저에 주나요?"""
# hint.en = """\
# Why give the optimizer something that it may not touch?"""
# ///
def add_weight_decay(model, wd):
    everything = list(model.parameters())
    return [
        {"params": [p for p in everything if p.ndim >= 2], "weight_decay": wd},
        {"params": [p for p in everything if p.ndim < 2], "weight_decay": 0.0},
    ]
