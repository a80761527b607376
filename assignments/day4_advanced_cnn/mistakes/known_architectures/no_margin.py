# /// mistake
# cause = "resizes the short side to size itself"
# test = "test_preprocess_values"
# hint.ko = """\
# `size=224`일 때 자르기 전의 짧은 변은 몇 픽셀인가요?"""
# hint.en = """\
# With `size=224`, how many pixels has the short side before the cut?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
