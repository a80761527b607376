# /// alternative
# note = "the transforms that come with the weights, on a byte tensor; get_model by name; the file loaded by its url"
# ///
import torch
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.get_model("resnet18", num_classes=num_classes)
    if weights is None:
        return model
    saved = torch.hub.load_state_dict_from_url(models.ResNet18_Weights[weights].url)
    if num_classes != len(saved["fc.bias"]):
        saved = {name: value for name, value in saved.items() if not name.startswith("fc.")}
    model.load_state_dict(saved, strict=False)
    return model


def preprocess_imagenet(img_uint8, size=224):
    x = torch.tensor(img_uint8)
    x = x.expand(3, *x.shape) if x.dim() == 2 else x[..., :3].permute(2, 0, 1)
    prepare = models.ResNet18_Weights.IMAGENET1K_V1.transforms(crop_size=size, resize_size=size * 8 // 7)
    return prepare(x).unsqueeze(0)
