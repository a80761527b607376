# /// mistake
# cause = "makes the generator with its default sizes"
# test = "test_generate_images"
# hint.ko = "파일의 config에 z_dim이 5라고 적혀 있으면 여러분의 생성자는 몇 개의 잡음을 받나요?"
# hint.en = "If the file's config says that z_dim is 5, how much noise does your generator take?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator()
    generator.load_state_dict(checkpoint["state_dict"])
    generator.eval()
    z = torch.randn(n, config["z_dim"], generator=torch.Generator().manual_seed(seed))
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
