# /// mistake
# cause = "draws full batches only"
# test = "test_generate_batches"
# hint.ko = "n=20, batch_size=7이면 그림은 몇 장 나오나요?"
# hint.en = "How many images come out for n=20 and batch_size=7?"
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
        for start in range(0, n - batch_size + 1, batch_size) if n >= batch_size else [0]:
            parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
