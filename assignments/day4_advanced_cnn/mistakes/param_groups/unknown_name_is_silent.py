# /// mistake
# cause = "a name that is not there thaws nothing, silently"
# test = "test_unfreeze_from_unknown_name"
# hint.ko = """\
# name에 오타가 있으면 함수를 부른 사람은 그것을 어떻게 알게 되나요?"""
# hint.en = """\
# With a typing error in name, how does the caller find out?"""
# ///
def unfreeze_from(model, name):
    found = False
    for child, block in model.named_children():
        found = found or child == name
        if found:
            for p in block.parameters():
                p.requires_grad = True
