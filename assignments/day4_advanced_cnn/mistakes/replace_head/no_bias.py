# /// mistake
# cause = "makes the new head without a bias"
# test = "test_replace_head_forward"
# hint.ko = """\
# 새 헤드의 파라미터를 세어 보세요. 식 hW + b에서 빠진 것이 있나요?"""
# hint.en = """\
# Count the parameters of the new head. Is any letter of hW + b missing?"""
# ///
def replace_head(model, num_classes):
    model.fc = nn.Linear(model.fc.in_features, num_classes, bias=False).to(model.fc.weight)
