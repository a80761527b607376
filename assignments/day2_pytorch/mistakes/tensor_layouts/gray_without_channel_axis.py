# /// mistake
# cause = "gray images keep three axes"
# test = "test_layout_of_gray_images"
# hint.ko = """\
# 합성곱은 4차원 모양을 기대해요. 흑백 이미지를 넣으면 무엇이 빠지나요?"""
# hint.en = """\
# A convolution expects four numbers in the shape. Which one is missing for gray images?"""
# ///
import torch


def to_image_batch(images):
    batch = torch.tensor(images) / 255
    return batch.permute(0, 3, 1, 2).contiguous() if batch.ndim == 4 else batch
