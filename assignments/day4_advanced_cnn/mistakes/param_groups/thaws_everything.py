# /// mistake
# cause = "lets the whole network learn"
# test = "test_unfreeze_from"
# hint.ko = """\
# name 앞의 블록도 움직였어요. 여러분의 코드는 name을 어디에서 보나요?"""
# hint.en = """\
# Blocks ahead of the named one moved. Where does your code look at name?"""
# ///
def unfreeze_from(model, name):
    if name not in dict(model.named_children()):
        raise ValueError(name)
    for p in model.parameters():
        p.requires_grad = True
