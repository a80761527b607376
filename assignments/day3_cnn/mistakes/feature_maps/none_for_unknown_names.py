# /// mistake
# cause = "returns None where no layer has the name"
# test = "test_feature_maps_unknown"
# hint.ko = "이름을 잘못 적은 사람은 무엇을 보게 되나요? 문제에서는 무엇을 일으키라고 했나요?"
# hint.en = "What does somebody see who mistyped the name? What should be raised, according to the text?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    for name, module in model.named_modules():
        if name == layer_name:
            handle = module.register_forward_hook(hook)
            try:
                model(x)
            finally:
                handle.remove()
    return found.get("out")
