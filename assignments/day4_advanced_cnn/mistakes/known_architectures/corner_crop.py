# /// mistake
# cause = "cuts at the upper left corner"
# test = "test_preprocess_values"
# hint.ko = """\
# 가운데에 있는 얼굴은 잘라 낸 그림의 어디에 있나요?"""
# hint.en = """\
# Where does a face in the middle of the picture end up?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.Lambda(lambda image: image.crop((0, 0, size, size))),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
