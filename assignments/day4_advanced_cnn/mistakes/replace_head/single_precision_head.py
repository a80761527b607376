# /// mistake
# cause = "the new head is float32 on the CPU whatever the model is"
# test = "test_replace_head_dtype"
# hint.ko = """\
# float64 모델에 새 헤드를 달고 forward를 불러 보세요. 두 자료형은 어디에서 만나나요?"""
# hint.en = """\
# Put a new head on a float64 model and call it. Where do two dtypes meet?"""
# ///
def replace_head(model, num_classes):
    model.fc = nn.Linear(model.fc.in_features, num_classes)
