# /// mistake
# cause = "draws in training mode"
# test = "test_generate_images"
# hint.ko = "그림 하나를 혼자, 그리고 배치 안에서 그려 보세요. 같은 그림인가요?"
# hint.en = "Draw one image alone, and the same image in a batch. Do they agree?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.load_state_dict(checkpoint["state_dict"])
    generator.train()
    z = torch.randn(n, config["z_dim"], generator=torch.Generator().manual_seed(seed))
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
