# /// mistake
# cause = "returns what the model gives, whatever layer was asked for"
# test = "test_feature_maps_values"
# hint.ko = "layer_name을 바꾸면 결과가 달라지나요? 돌려주는 값이 어디에서 왔는지 따라가 보세요."
# hint.en = "Does the result change with layer_name? Follow the value that you return to where it came from."
# ///
def get_activation(model, layer_name, x):
    handle = dict(model.named_modules())[layer_name].register_forward_hook(lambda module, inputs, output: None)
    try:
        out = model(x)
    finally:
        handle.remove()
    return out.detach().clone()
