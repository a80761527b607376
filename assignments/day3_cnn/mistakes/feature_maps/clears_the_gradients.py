# /// mistake
# cause = "calls model.zero_grad(), out of habit"
# test = "test_feature_maps_detached"
# hint.ko = "backward()를 부른 다음 optimizer.step() 전에 특징 맵을 들여다보면, .grad에는 무엇이 남아 있나요?"
# hint.en = "Somebody looks at feature maps after backward() and before optimizer.step(). What is left in .grad?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    model.zero_grad()
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
