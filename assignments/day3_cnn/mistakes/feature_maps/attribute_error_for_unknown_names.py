# /// mistake
# cause = "get_submodule raises AttributeError for an unknown name"
# test = "test_feature_maps_unknown"
# hint.ko = "없는 이름을 넣고 어떤 예외가 나오는지 보세요. 문제에서 정한 예외인가요?"
# hint.en = "Try a name that does not exist and look at the exception. Is it the one that the text asks for?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = model.get_submodule(layer_name).register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
