# /// mistake
# cause = "scales to 0..1 and stops there"
# test = "test_preprocess_values"
# hint.ko = """\
# 사전학습된 네트워크는 학습 때와 같은 통계의 값을 기대해요. 여러분의 결과는 평균이 0 근처인가요?"""
# hint.en = """\
# A pretrained network expects numbers with the statistics it was trained on. Is the mean of yours near 0?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
    ]
    return transforms.Compose(steps)(image)[None]
