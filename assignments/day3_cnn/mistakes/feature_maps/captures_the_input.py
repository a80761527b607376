# /// mistake
# cause = "keeps what goes into the layer instead of what comes out"
# test = "test_feature_maps_values"
# hint.ko = "hook은 세 가지를 받아요. 특징 맵은 그 가운데 어느 것인가요?"
# hint.en = "A hook receives three things. Which one of them is the feature map?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = inputs[0].detach().clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
