# /// alternative
# note = "a loop over pictures, tensordot, a small number in the denominator"
# ///
import torch


@torch.no_grad()
def class_activation_map(features, fc_weight, class_idx, size=None):
    classes = torch.as_tensor(class_idx).reshape(-1).tolist()
    if len(classes) == 1:
        classes = classes * len(features)
    maps = []
    for picture, k in zip(features, classes, strict=True):
        cam = torch.tensordot(fc_weight[k], picture, dims=1)[None, None]
        if size is not None:
            cam = torch.nn.Upsample(size, mode="bilinear")(cam)
        cam = cam[0, 0] - cam.min()
        maps.append(cam / (cam.max() + 1e-8))
    return torch.stack(maps)
