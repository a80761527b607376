# /// mistake
# cause = "fills the new head with rows of the old one"
# test = "test_replace_head_fresh"
# hint.ko = """\
# 옛 헤드의 첫 번째 행은 어떤 클래스를 위한 것이었나요? 새 과제의 첫 번째 클래스도 같은 것인가요?"""
# hint.en = """\
# For which class was the first row of the old head? Is the first class of the new task the same thing?"""
# ///
def replace_head(model, num_classes):
    old = model.fc
    model.fc = nn.Linear(old.in_features, num_classes).to(old.weight)
    n = min(num_classes, old.out_features)
    with torch.no_grad():
        model.fc.weight[:n] = old.weight[:n]
        model.fc.bias[:n] = old.bias[:n]
