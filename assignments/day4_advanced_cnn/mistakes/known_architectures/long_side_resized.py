# /// mistake
# cause = "fits the long side instead of the short one"
# test = "test_preprocess_crop"
# hint.ko = """\
# 넓은 그림에서 짧은 변은 몇 픽셀이 되었나요? 모자란 부분은 무엇으로 채워졌나요?"""
# hint.en = """\
# How long did the short side of a wide picture become, and what fills the rest?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Lambda(
            lambda i: i.resize([max(1, s * (size * 8 // 7) // max(i.size)) for s in i.size], Image.BILINEAR)
        ),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
