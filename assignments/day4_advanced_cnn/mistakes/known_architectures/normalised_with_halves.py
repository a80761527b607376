# /// mistake
# cause = "normalises with mean and deviation 0.5"
# test = "test_preprocess_values"
# hint.ko = """\
# 평균과 표준편차는 어느 데이터의 것인가요? 세 채널이 서로 같은가요?"""
# hint.en = """\
# Of which data are your mean and deviation? Are they the same for the three channels?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
    ]
    return transforms.Compose(steps)(image)[None]
