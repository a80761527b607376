# /// mistake
# cause = "normalises values from 0 to 255"
# test = "test_preprocess_values"
# hint.ko = """\
# 정규화하기 전의 값은 어느 범위에 있어야 하나요? 순수한 빨간 그림의 결과를 손으로 계산해 보세요."""
# hint.en = """\
# In which range should values be before they are normalised? Work out a pure red picture by hand."""
# ///
import numpy as np
import torch
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    x = np.array(transforms.Compose([transforms.Resize(size * 8 // 7), transforms.CenterCrop(size)])(image))
    x = torch.tensor(x).permute(2, 0, 1).float()
    return transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))(x)[None]
