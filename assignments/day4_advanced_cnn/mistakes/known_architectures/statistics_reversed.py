# /// mistake
# cause = "normalises with the means of blue, green, red"
# test = "test_preprocess_values"
# hint.ko = """\
# 첫 번째 평균 0.485는 어느 색의 것인가요? 여러분의 첫 번째 채널은요?"""
# hint.en = """\
# To which colour does the first mean, 0.485, belong, and which colour is your first channel?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.406, 0.456, 0.485), (0.225, 0.224, 0.229)),
    ]
    return transforms.Compose(steps)(image)[None]
