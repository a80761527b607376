# /// mistake
# cause = "calls model.eval() and leaves it so"
# test = "test_feature_maps_modes"
# hint.ko = "학습하다가 특징 맵을 한 번 들여다보았어요. 그다음 학습 단계에서 model.training은 무엇인가요?"
# hint.en = "Somebody looks at feature maps in the middle of training. What is model.training in the next step?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    model.eval()
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
