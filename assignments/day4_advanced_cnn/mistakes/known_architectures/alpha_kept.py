# /// mistake
# cause = "does not expect a fourth channel"
# test = "test_preprocess_gray_rgba"
# hint.ko = """\
# 그림의 모양을 출력해 보세요. 채널이 네 개인 그림, 채널 축이 없는 그림은 어떻게 하나요?"""
# hint.en = """\
# Print the shape of the picture. What do you do with four channels, and with no axis of channels at all?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8)
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
