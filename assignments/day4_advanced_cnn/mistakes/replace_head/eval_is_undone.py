# /// mistake
# cause = "puts batch normalisation into eval mode once, which model.train() undoes"
# test = "test_freeze_backbone_statistics"
# hint.ko = """\
# freeze_backbone 다음에 model.train()을 부르고, 배치 정규화 층의 training을 출력해 보세요."""
# hint.en = """\
# Call model.train() after freeze_backbone, and print `training` of a batch normalisation layer."""
# ///
def freeze_backbone(model):
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("fc.")
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.eval()
