# /// mistake
# cause = "keeps the layer's own tensor, which a ReLU in place then writes over"
# test = "test_feature_maps_copies"
# hint.ko = "합성곱 층의 출력에 음수가 하나도 없지 않나요? detach()는 숫자를 복사하나요?"
# hint.en = "Does the output of a convolution have no negative number at all? Does detach() copy the numbers?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
