# /// mistake
# cause = "clips the caller's tensor"
# test = "test_noise_and_pixels_side_effects"
# hint.ko = "함수 이름 끝의 밑줄은 무엇을 뜻하나요? 부른 뒤에 입력을 다시 출력해 보세요."
# hint.en = "What does an underscore at the end of a method's name mean? Print the input after the call."
# ///
import torch


def from_tanh_range(x):
    return ((x.clamp_(-1, 1) + 1) * 127.5).round().to(torch.uint8)
