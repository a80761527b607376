# /// mistake
# cause = "never loads the weights"
# test = "test_generate_images"
# hint.ko = "두 번 부르면 같은 그림이 나오나요? 파일의 state_dict는 어디에 쓰였나요?"
# hint.en = "Do two calls give the same images? Where is the file's state_dict used?"
# ///
import torch


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path, weights_only=True)
    config = checkpoint["config"]
    generator = SampleGenerator(**config)
    generator.eval()
    z = torch.randn(n, config["z_dim"], generator=torch.Generator().manual_seed(seed))
    parts = []
    with torch.no_grad():
        for start in range(0, n, batch_size):
            parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
