# /// mistake
# cause = "puts the new layer under a name that forward does not call"
# test = "test_replace_head_forward"
# hint.ko = """\
# forward는 어떤 이름의 층을 부르나요? 방금 만든 층을 부르나요?"""
# hint.en = """\
# Which layer does forward call, by name? Is it the one that you have just made?"""
# ///
def replace_head(model, num_classes):
    model.head = nn.Linear(model.fc.in_features, num_classes)
