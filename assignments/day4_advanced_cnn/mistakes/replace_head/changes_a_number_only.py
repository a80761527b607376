# /// mistake
# cause = "sets out_features and leaves the weights as they are"
# test = "test_replace_head_forward"
# hint.ko = """\
# out_features를 바꾸면 weight의 모양도 바뀌나요? 바꾼 뒤에 model.fc.weight.shape를 출력해 보세요."""
# hint.en = """\
# Does weight change its shape along with out_features? Print model.fc.weight.shape afterwards."""
# ///
def replace_head(model, num_classes):
    model.fc.out_features = num_classes
