# /// mistake
# cause = "stacks a new linear layer on the old head instead of replacing it"
# test = "test_replace_head_forward"
# hint.ko = """\
# 새 층이 받는 것은 몸통의 특징인가요, 옛 클래스의 점수인가요? 옛 헤드는 아직 모델 안에 있나요?"""
# hint.en = """\
# What does the new layer receive, features of the body or scores of the old classes? Is the old head still there?"""
# ///
def replace_head(model, num_classes):
    model.fc = nn.Sequential(model.fc, nn.Linear(model.fc.out_features, num_classes))
