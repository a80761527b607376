# /// mistake
# cause = "cuts negative pixels off"
# test = "test_generate_images"
# hint.ko = "생성자의 픽셀 −1과 0은 결과에서 각각 얼마가 되어야 하나요?"
# hint.en = "What should a pixel of -1 and one of 0 become in the result?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.load_state_dict(checkpoint["state_dict"])
    generator.eval()
    z = torch.randn(n, config["z_dim"], generator=torch.Generator().manual_seed(seed))
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            parts.append(generator(z[start : start + batch_size]))
    return torch.cat(parts).clamp(0, 1)
