# /// mistake
# cause = "puts channels in the order blue, green, red"
# test = "test_preprocess_values"
# hint.ko = """\
# 순수한 빨간 그림을 넣어 보세요. 몇 번째 채널이 밝아지나요?"""
# hint.en = """\
# Send a pure red picture through your function. Which channel lights up?"""
# ///
import numpy as np
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(np.array(Image.fromarray(img_uint8).convert("RGB"))[..., ::-1].copy())
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
