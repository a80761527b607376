# /// mistake
# cause = "returns a tensor that still hangs on the graph"
# test = "test_feature_maps_detached"
# hint.ko = "결과의 requires_grad를 출력해 보세요. 그림을 보기만 하면 되나요, 그것을 통해 학습하나요?"
# hint.en = "Print requires_grad of the result. Do you want to look at the picture, or to train through it?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.clone()

    handle = dict(model.named_modules())[layer_name].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
