# /// mistake
# cause = "starts the noise anew in every batch"
# test = "test_generate_batches"
# hint.ko = "첫 그림과 그보다 batch_size장 뒤의 그림을 견주어 보세요. 서로 다른가요?"
# hint.en = "Compare the first image with the one batch_size places later. Are they different?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.load_state_dict(checkpoint["state_dict"])
    generator.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            source = torch.Generator().manual_seed(seed)
            z = torch.randn(min(batch_size, n - start), config["z_dim"], generator=source)
            parts.append(generator(z))
    return (torch.cat(parts) + 1) / 2
