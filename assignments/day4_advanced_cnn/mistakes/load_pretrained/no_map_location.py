# /// mistake
# cause = "loads tensors onto the device that they were saved on"
# test = "test_load_pretrained_device"
# hint.ko = """\
# GPU가 없는 컴퓨터에서 GPU로 저장한 파일을 열면, 텐서는 어디에 놓이려고 하나요?"""
# hint.en = """\
# A file from a GPU is opened on a computer without one: where do its tensors try to go?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = [name for name in missing + mismatched if not name.startswith("fc.")]
    if strict_backbone and lost:
        raise RuntimeError(str(lost))
    for name in loaded:
        own[name].copy_(file[name])
    return {
        "loaded": sorted(loaded),
        "missing": sorted(missing),
        "unexpected": sorted(unexpected),
        "mismatched": sorted(mismatched),
    }
