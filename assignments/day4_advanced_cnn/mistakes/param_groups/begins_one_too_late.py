# /// mistake
# cause = "leaves the named block itself frozen"
# test = "test_unfreeze_from"
# hint.ko = """\
# name 블록 자신은 풀렸나요? 조건을 확인하는 줄과 푸는 줄의 순서를 보세요."""
# hint.en = """\
# Does the named block itself learn? Look at the order of the line that tests and the one that thaws."""
# ///
def unfreeze_from(model, name):
    found = False
    for child, block in model.named_children():
        if found:
            block.requires_grad_(True)
        if child == name:
            found = True
    if not found:
        raise ValueError(name)
