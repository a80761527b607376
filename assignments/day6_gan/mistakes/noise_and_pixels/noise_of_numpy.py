# /// mistake
# cause = "draws with NumPy, in float64"
# test = "test_noise_distribution"
# hint.ko = "결과의 dtype을 출력해 보세요. NumPy의 난수는 torch.manual_seed를 알고 있나요?"
# hint.en = "Print the dtype of the result. Do NumPy's random numbers know about torch.manual_seed?"
# ///
import numpy as np
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.from_numpy(np.random.randn(n, dim)).to(device)
