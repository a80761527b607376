# /// mistake
# cause = "draws the same noise for every seed"
# test = "test_generate_seed"
# hint.ko = "seed=1과 seed=2로 그린 그림을 견주어 보세요."
# hint.en = "Compare the images of seed=1 with those of seed=2."
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.load_state_dict(checkpoint["state_dict"])
    generator.eval()
    z = torch.randn(n, config["z_dim"], generator=torch.Generator().manual_seed(0))
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
