# /// mistake
# cause = "wd for the vectors, none for the matrices"
# test = "test_regularization_groups"
# hint.ko = """\
# wd를 받은 그룹의 파라미터 모양을 출력해 보세요. 기대한 것과 같은가요?"""
# hint.en = """\
# Print the shapes in the group that got wd. Are they what you expect?"""
# ///
def add_weight_decay(model, wd):
    learning = [p for p in model.parameters() if p.requires_grad]
    return [
        {"params": [p for p in learning if p.ndim < 2], "weight_decay": wd},
        {"params": [p for p in learning if p.ndim >= 2], "weight_decay": 0.0},
    ]
