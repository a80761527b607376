# /// mistake
# cause = "cuts at a random place, as one does in training"
# test = "test_preprocess_values"
# hint.ko = """\
# 같은 그림을 두 번 넣으면 결과가 같은가요? 예측할 때도 그래야 할까요?"""
# hint.en = """\
# Is the result the same when the same picture comes twice? Should it be, for a prediction?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.RandomCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
