# /// mistake
# cause = "weight decay on every parameter"
# test = "test_regularization_groups"
# hint.ko = """\
# 편향과 배치 정규화의 파라미터는 어느 그룹에 들어갔나요?"""
# hint.en = """\
# In which group did biases and the parameters of batch normalisation end up?"""
# ///
def add_weight_decay(model, wd):
    learning = [p for p in model.parameters() if p.requires_grad]
    return [{"params": learning, "weight_decay": wd}]
