# /// mistake
# cause = "calls model.train() at the end, whatever the mode was"
# test = "test_feature_maps_modes"
# hint.ko = "들어올 때 eval 모드였던 모델은 나갈 때 어떤 모드인가요? 처음 모드를 어디에 적어 두었나요?"
# hint.en = "A model comes in eval mode. In which mode does it leave? Where did you note the mode in which it came?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
        model.train()
    return found["out"]
