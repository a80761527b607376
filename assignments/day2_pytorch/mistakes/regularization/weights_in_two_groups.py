# /// mistake
# cause = "all parameters in the second group, weights in both"
# test = "test_regularization_groups"
# hint.ko = """\
# 그룹의 파라미터 수를 더하면 모델의 파라미터 수와 같은가요? 오류 메시지도 읽어 보세요."""
# hint.en = """\
# Do the sizes of your groups add up to the number of parameters? Read the error message, too."""
# ///
def add_weight_decay(model, wd):
    learning = [p for p in model.parameters() if p.requires_grad]
    return [
        {"params": [p for p in learning if p.ndim >= 2], "weight_decay": wd},
        {"params": learning, "weight_decay": 0.0},
    ]
