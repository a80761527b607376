# /// mistake
# cause = "leaves the old head where it has the right size already"
# test = "test_replace_head_fresh"
# hint.ko = """\
# 옛 과제의 클래스 세 개와 새 과제의 클래스 세 개는 같은 것인가요? 그대로 둔 헤드는 무엇을 알고 있나요?"""
# hint.en = """\
# Are three old classes the same as three new ones? What does a head know that you leave as it is?"""
# ///
def replace_head(model, num_classes):
    if model.fc.out_features != num_classes:
        model.fc = nn.Linear(model.fc.in_features, num_classes).to(model.fc.weight)
