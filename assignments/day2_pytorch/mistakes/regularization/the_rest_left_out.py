# /// mistake
# cause = "returns the decayed group only"
# test = "test_regularization_groups"
# hint.ko = """\
# 그룹의 파라미터 수와 모델의 파라미터 수를 비교하세요. 빠진 것은 학습될 수 있나요?"""
# hint.en = """\
# Count the parameters in your groups and in the model. Can the missing ones learn?"""
# ///
def add_weight_decay(model, wd):
    learning = [p for p in model.parameters() if p.requires_grad]
    return [{"params": [p for p in learning if p.ndim >= 2], "weight_decay": wd}]
