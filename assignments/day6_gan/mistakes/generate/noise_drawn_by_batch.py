# /// mistake
# cause = "draws the noise of each batch from the running generator"
# test = "test_generate_batches"
# hint.ko = "batch_size를 1로, 또 20으로 해서 같은 시드로 그려 보세요. 잡음은 몇 번에 나누어 뽑히나요?"
# hint.en = "Draw with the same seed and a batch_size of 1, then of 20. In how many pieces is the noise drawn?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.load_state_dict(checkpoint["state_dict"])
    generator.eval()
    source = torch.Generator().manual_seed(seed)
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            z = torch.randn(min(batch_size, n - start), config["z_dim"], generator=source)
            parts.append(generator(z))
    return (torch.cat(parts) + 1) / 2
