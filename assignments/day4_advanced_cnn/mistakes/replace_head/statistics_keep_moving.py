# /// mistake
# cause = "freezes the parameters and leaves batch normalisation in train mode"
# test = "test_freeze_backbone_statistics"
# hint.ko = """\
# 기울기가 없는데도 고정한 층이 바뀌었어요. 학습 중에 기울기 말고 또 무엇이 값을 고치나요?"""
# hint.en = """\
# Your frozen layers changed although no gradient reached them. What else is updated during training?"""
# ///
def freeze_backbone(model):
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("fc.")
