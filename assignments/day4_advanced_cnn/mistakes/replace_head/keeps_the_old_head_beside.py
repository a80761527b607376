# /// mistake
# cause = "keeps the old head in the model under another name"
# test = "test_replace_head_names"
# hint.ko = """\
# 바꾼 뒤에 model.state_dict()의 이름을 모두 출력해 보세요. 이제 쓰지 않는 것이 있나요?"""
# hint.en = """\
# Print all names in model.state_dict() afterwards. Is there one that nothing uses any more?"""
# ///
def replace_head(model, num_classes):
    model.old_fc = model.fc
    model.fc = nn.Linear(model.old_fc.in_features, num_classes).to(model.old_fc.weight)
