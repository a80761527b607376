# /// mistake
# cause = "returns one picture without a batch axis"
# test = "test_preprocess_values"
# hint.ko = """\
# 모델은 $(N, 3, H, W)$를 받아요. 그림이 한 장이면 $N$은 얼마인가요?"""
# hint.en = """\
# A model takes $(N, 3, H, W)$. What is $N$ for one picture?"""
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
    return transforms.Compose(steps)(image)
