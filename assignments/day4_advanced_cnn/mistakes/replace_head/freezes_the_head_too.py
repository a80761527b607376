# /// mistake
# cause = "freezes everything, the new head included"
# test = "test_freeze_backbone_step"
# hint.ko = """\
# 아직 배워야 하는 파라미터는 무엇인가요? 그것의 requires_grad는 지금 무엇인가요?"""
# hint.en = """\
# Which parameters still need to learn? What is their requires_grad now?"""
# ///
def freeze_backbone(model):
    for parameter in model.parameters():
        parameter.requires_grad = False
    original = model.train

    def train(mode=True):
        original(mode)
        for layer in model.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()
        return model

    model.train = train
    model.train(model.training)
