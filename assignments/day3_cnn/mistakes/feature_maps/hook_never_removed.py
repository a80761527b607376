# /// mistake
# cause = "registers a hook and never takes it off"
# test = "test_feature_maps_hooks"
# hint.ko = "열 번 호출한 뒤 그 층에는 관찰자가 몇 명 있나요? len(layer._forward_hooks)를 출력해 보세요."
# hint.en = "After ten calls, how many observers sit on the layer? Print len(layer._forward_hooks)."
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    dict(model.named_modules())[layer_name].register_forward_hook(hook)
    model(x)
    return found["out"]
