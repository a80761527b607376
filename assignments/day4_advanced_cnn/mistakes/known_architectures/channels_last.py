# /// mistake
# cause = "leaves the channels behind"
# test = "test_preprocess_values"
# hint.ko = """\
# PyTorch의 합성곱은 채널이 몇 번째 축에 있다고 생각하나요?"""
# hint.en = """\
# On which axis does PyTorch's convolution look for channels?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image).permute(1, 2, 0)[None]
