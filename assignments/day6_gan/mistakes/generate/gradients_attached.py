# /// mistake
# cause = "keeps the graph of the computation"
# test = "test_generate_attached"
# hint.ko = "결과의 requires_grad를 출력해 보세요. 그림을 보기만 하는데 계산 그래프가 필요한가요?"
# hint.en = "Print requires_grad of the result. Does looking at images need a graph?"
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
    for start in range(0, n, batch_size):
        parts.append(generator(z[start : start + batch_size]))
    return (torch.cat(parts) + 1) / 2
