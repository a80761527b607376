# /// mistake
# cause = "leaves out the biases"
# test = "test_trainable_parameters"
# hint.ko = """\
# 파라미터는 weight뿐인가요? 학습해야 하는데 한 걸음 뒤에도 그대로인 것을 찾아보세요."""
# hint.en = """\
# Are weights the only parameters? Look for one that should learn and is the same after a step."""
# ///
def trainable_parameters(model):
    return [p for name, p in model.named_parameters() if p.requires_grad and name.endswith("weight")]
