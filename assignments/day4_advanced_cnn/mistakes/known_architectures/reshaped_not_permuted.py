# /// mistake
# cause = "reshapes (H, W, 3) to (3, H, W)"
# test = "test_preprocess_values"
# hint.ko = """\
# 왼쪽은 빨갛고 오른쪽은 파란 그림을 넣어 보세요. `reshape`는 축을 옮기나요, 아니면 숫자를 차례로 다시 나누나요?"""
# hint.en = """\
# Send in a picture, red on the left and blue on the right. Does `reshape` move axes, or deal out the numbers anew?"""
# ///
import numpy as np
import torch
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    x = np.array(transforms.Compose([transforms.Resize(size * 8 // 7), transforms.CenterCrop(size)])(image))
    x = torch.tensor(x).reshape(3, size, size).float() / 255
    return transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))(x)[None]
