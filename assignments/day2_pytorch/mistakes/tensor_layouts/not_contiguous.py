# /// mistake
# cause = "permute changes how the memory is read, not the memory"
# test = "test_layout_is_contiguous"
# hint.ko = """\
# 결과의 is_contiguous()를 출력해 보세요. permute는 숫자를 옮길까요, 읽는 순서만 바꿀까요?"""
# hint.en = """\
# Print is_contiguous() of your result. Does permute move the numbers, or only the order in which they are read?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    return torch.tensor(images).permute(0, 3, 1, 2) / 255
