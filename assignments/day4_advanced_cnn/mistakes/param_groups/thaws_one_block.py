# /// mistake
# cause = "lets only the named block learn"
# test = "test_unfreeze_from"
# hint.ko = """\
# 고정된 블록을 지나 출력까지 가는 길을 그려 보세요. name 뒤의 블록은 어떤 상태여야 하나요?"""
# hint.en = """\
# Draw the way from this block to the output. In what state should the blocks after it be?"""
# ///
def unfreeze_from(model, name):
    for p in getattr(model, name).parameters():
        p.requires_grad = True
