# /// mistake
# cause = "takes every parameter with fc in its name for the head"
# test = "test_freeze_backbone_step"
# hint.ko = """\
# `layer1.fc.weight`는 헤드인가요, 몸통인가요? 여러분의 조건은 뭐라고 답하나요?"""
# hint.en = """\
# Is `layer1.fc.weight` head or body? What does your condition say?"""
# ///
def freeze_backbone(model):
    for name, parameter in model.named_parameters():
        parameter.requires_grad = "fc" in name
    original = model.train

    def train(mode=True):
        original(mode)
        for layer in model.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()
        return model

    model.train = train
    model.train(model.training)
