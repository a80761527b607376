# /// mistake
# cause = "ignores what load_state_dict says about missing and unexpected names"
# test = "test_load_pretrained_report"
# hint.ko = """\
# 파일에 없어서 못 채운 이름과, 쓸 곳이 없던 이름은 어디에 적었나요? 빈 리스트를 돌려주고 있지는 않나요?"""
# hint.en = """\
# Where did you write down the names that the file lacks, and those that had no place? Are those lists always empty?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    fitting = {name: t for name, t in file.items() if name in own and own[name].shape == t.shape}
    mismatched = [name for name, t in file.items() if name in own and own[name].shape != t.shape]
    lost = [name for name in own if name not in fitting and not name.startswith("fc.")]
    if strict_backbone and lost:
        raise RuntimeError(str(lost))
    model.load_state_dict(fitting, strict=False)
    return {"loaded": sorted(fitting), "missing": [], "unexpected": [], "mismatched": sorted(mismatched)}
