# /// mistake
# cause = "takes 512 features for granted, as in ResNet-18"
# test = "test_replace_head_forward"
# hint.ko = """\
# 이 모델의 몸통은 특징을 몇 개 내놓나요? 그 숫자는 모델의 어디에 적혀 있나요?"""
# hint.en = """\
# How many features does the body of this model give? Where in the model can you read that number?"""
# ///
def replace_head(model, num_classes):
    model.fc = nn.Linear(512, num_classes).to(model.fc.weight)
