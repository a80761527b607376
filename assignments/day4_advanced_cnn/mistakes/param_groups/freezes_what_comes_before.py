# /// mistake
# cause = "freezes all blocks before the named one"
# test = "test_unfreeze_from"
# hint.ko = """\
# 앞의 블록 가운데 이미 학습하던 것이 있었다면, 함수를 부른 뒤에는 어떤가요?"""
# hint.en = """\
# Suppose something in an earlier block was learning. Is it still, after your function?"""
# ///
def unfreeze_from(model, name):
    found = False
    for child, block in model.named_children():
        found = found or child == name
        for p in block.parameters():
            p.requires_grad = found
    if not found:
        raise ValueError(name)
