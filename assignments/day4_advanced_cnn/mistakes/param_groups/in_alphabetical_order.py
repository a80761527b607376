# /// mistake
# cause = "compares names, as if blocks were in alphabetical order"
# test = "test_unfreeze_from"
# hint.ko = """\
# 이름을 부등호로 비교하면 무엇의 순서를 보게 되나요? 블록이 정의된 순서와 같은가요?"""
# hint.en = """\
# Which order do you get by comparing names with >=? Is it the order of the definition?"""
# ///
def unfreeze_from(model, name):
    if name not in dict(model.named_children()):
        raise ValueError(name)
    for child, block in model.named_children():
        if child >= name:
            block.requires_grad_(True)
