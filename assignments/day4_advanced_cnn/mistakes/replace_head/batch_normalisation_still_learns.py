# /// mistake
# cause = "freezes convolutions only, and leaves weight and bias of batch normalisation"
# test = "test_freeze_backbone_step"
# hint.ko = """\
# 몸통에서 학습하는 파라미터를 이름과 함께 모두 출력해 보세요. 배치 정규화에도 파라미터가 있나요?"""
# hint.en = """\
# Print the names of all parameters that learn. Does batch normalisation have any?"""
# ///
def freeze_backbone(model):
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d):
            for parameter in layer.parameters():
                parameter.requires_grad = False
        if isinstance(layer, nn.BatchNorm2d):
            layer.eval()
            layer.train = lambda mode=True: None
    for parameter in model.fc.parameters():
        parameter.requires_grad = True
