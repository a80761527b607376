# /// mistake
# cause = "makes everything learn again when it replaces the head"
# test = "test_replace_head_together"
# hint.ko = """\
# 이미 고정해 둔 몸통에 헤드를 바꿔 달면, 몸통은 고정된 채로 있나요?"""
# hint.en = """\
# The body was frozen before you exchanged the head. Is it still frozen afterwards?"""
# ///
def replace_head(model, num_classes):
    model.fc = nn.Linear(model.fc.in_features, num_classes).to(model.fc.weight)
    for parameter in model.parameters():
        parameter.requires_grad = True
