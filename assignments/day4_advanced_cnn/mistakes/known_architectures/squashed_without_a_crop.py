# /// mistake
# cause = "resizes straight to size and cuts nothing"
# test = "test_preprocess_values"
# hint.ko = """\
# 짧은 변을 얼마로 맞추고 무엇을 잘라 내야 하나요? 표의 2단계와 3단계를 다시 보세요."""
# hint.en = """\
# What should the short side become, and what is cut off? Look at steps 2 and 3 again."""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize((size, size)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
