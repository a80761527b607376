# /// mistake
# cause = "looks for the name among the direct children, so nested names are not found"
# test = "test_feature_maps_values"
# hint.ko = """\
# named_children()과 named_modules()가 알려 주는 이름을 각각 출력해 보세요. 점이 있는 이름은 어느 쪽에 있나요?"""
# hint.en = "Print the names that named_children() and named_modules() tell. Which of them has names with dots?"
# ///
def get_activation(model, layer_name, x):
    found = {}

    def hook(module, inputs, output):
        found["out"] = output.detach().clone()

    handle = dict(model.named_children())[layer_name].register_forward_hook(hook)
    try:
        model(x)
    finally:
        handle.remove()
    return found["out"]
