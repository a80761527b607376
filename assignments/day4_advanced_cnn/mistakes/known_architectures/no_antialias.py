# /// mistake
# cause = "interpolates a tensor without antialias"
# test = "test_preprocess_resize"
# hint.ko = """\
# 여섯 배로 줄이면 이웃한 두 픽셀 사이의 나머지 픽셀은 어디로 가나요? 줄무늬 그림으로 시험해 보세요."""
# hint.en = """\
# When a picture shrinks six times, what becomes of the pixels between two neighbours? Try it with stripes."""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = transforms.functional.pil_to_tensor(Image.fromarray(img_uint8).convert("RGB")) / 255
    steps = [
        transforms.Resize(size * 8 // 7, antialias=False),
        transforms.CenterCrop(size),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
