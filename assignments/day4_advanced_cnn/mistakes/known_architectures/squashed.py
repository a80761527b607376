# /// mistake
# cause = "resizes straight to a square"
# test = "test_preprocess_crop"
# hint.ko = """\
# 넓은 그림을 넣어 보세요. 원이 원으로 남아 있나요?"""
# hint.en = """\
# Send in a wide picture. Does a circle stay a circle?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize((size * 8 // 7, size * 8 // 7)),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
