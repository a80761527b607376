# /// mistake
# cause = "looks for the first layer whose name ends like the one asked for"
# test = "test_feature_maps_values"
# hint.ko = "'block.0.conv1'과 'block.1.conv1'은 같은 층인가요? 여러분의 코드가 고른 층의 이름을 출력해 보세요."
# hint.en = "Are 'block.0.conv1' and 'block.1.conv1' the same layer? Print the name of the layer that your code picks."
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    last = {}
    for name, module in model.named_modules():
        last.setdefault(name.split(".")[-1], module)
    handle = last[layer_name.split(".")[-1]].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
