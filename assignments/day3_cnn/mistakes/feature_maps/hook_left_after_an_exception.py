# /// mistake
# cause = "removes the hook, but not where the model stops half-way"
# test = "test_feature_maps_hooks"
# hint.ko = "model(x)에서 예외가 나면 그 아래 줄은 실행되나요? 어떤 일이 있어도 실행되는 블록은 무엇일까요?"
# hint.en = "If model(x) raises, do the lines below it run? Which kind of block runs whatever happens?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    model(x)
    handle.remove()
    return found["out"]
