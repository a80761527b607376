# /// mistake
# cause = "does not touch the head, even where it is frozen already"
# test = "test_freeze_backbone_step"
# hint.ko = """\
# 전에 모든 층을 고정해 둔 모델이 들어오면, 여러분의 함수 뒤에 헤드는 배울 수 있나요?"""
# hint.en = """\
# Somebody froze the whole model before. Can the head learn after your function?"""
# ///
def freeze_backbone(model):
    for name, parameter in model.named_parameters():
        if not name.startswith("fc."):
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
