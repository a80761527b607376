# /// mistake
# cause = "returns the generator's pixels as they are"
# test = "test_generate_images"
# hint.ko = "결과의 최솟값을 출력해 보세요. 화면에 보여 줄 그림의 픽셀은 어디부터 어디까지인가요?"
# hint.en = "Print the smallest pixel of the result. Which range does an image to look at have?"
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
    return torch.cat(parts)
