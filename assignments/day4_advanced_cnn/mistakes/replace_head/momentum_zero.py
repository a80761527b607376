# /// mistake
# cause = "keeps the running statistics still, but goes on normalising by the batch"
# test = "test_freeze_backbone_statistics"
# hint.ko = """\
# running_mean은 그대로예요. 그런데 train 모드의 층은 어떤 평균으로 정규화하나요?
# 그림 한 장의 출력이 함께 넣은 그림에 따라 달라지나요?"""
# hint.en = """\
# running_mean stays. But which mean does the layer use in train mode?
# Does the output for a picture depend on the others in its batch?"""
# ///
def freeze_backbone(model):
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("fc.")
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.momentum = 0.0
