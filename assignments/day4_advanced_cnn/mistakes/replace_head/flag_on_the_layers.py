# /// mistake
# cause = "sets requires_grad on layers, where it means nothing"
# test = "test_freeze_backbone_step"
# hint.ko = """\
# 층 객체에 requires_grad라는 값을 적으면 그 안의 파라미터도 바뀌나요? 파라미터의 값을 출력해 보세요."""
# hint.en = """\
# You wrote requires_grad onto layers. Did it change in their parameters? Print it for some of them."""
# ///
def freeze_backbone(model):
    for name, layer in model.named_children():
        layer.requires_grad = name == "fc"
    original = model.train

    def train(mode=True):
        original(mode)
        for layer in model.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()
        return model

    model.train = train
    model.train(model.training)
