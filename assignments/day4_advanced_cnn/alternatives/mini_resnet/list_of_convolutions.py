# /// alternative
# note = "a ModuleList and a loop; autograd.grad touches no .grad; another ResNet, SGD"
# ///
import torch
from torch import nn
from torch.nn import functional


class Deep(nn.Module):
    def __init__(self, depth, residual, channels):
        super().__init__()
        self.residual = residual
        first = nn.Conv2d(1, channels, (3, 3), padding="same")
        others = (nn.Conv2d(channels, channels, (3, 3), padding="same") for _ in range(2 * depth))
        self.convs = nn.ModuleList([first, *others])
        self.head = nn.Linear(channels, 10)

    def forward(self, x):
        x = functional.relu(self.convs[0](x))
        for one, two in zip(self.convs[1::2], self.convs[2::2], strict=True):
            out = two(functional.relu(one(x)))
            if self.residual:
                out = out + x
            x = functional.relu(out)
        return self.head(x.mean(dim=(2, 3)))


def make_deep_net(depth, residual, channels=8):
    return Deep(depth, residual, channels)


def gradient_ratio(net, X, y):
    weights = [m.weight for m in net.modules() if isinstance(m, nn.Conv2d)]
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y, reduction="sum")
    first, last = torch.autograd.grad(loss, [weights[0], weights[-1]])
    return float(torch.sqrt((first * first).sum()) / torch.sqrt((last * last).sum()))


def train_resnet(X, y, epochs=8, seed=0):
    generator = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)

    class Normed(nn.Module):
        def __init__(self, channels):
            super().__init__()
            self.body = nn.Sequential(
                nn.Conv2d(channels, channels, 3, padding=1),
                nn.BatchNorm2d(channels),
                nn.ReLU(),
                nn.Conv2d(channels, channels, 3, padding=1),
                nn.BatchNorm2d(channels),
            )

        def forward(self, x):
            return functional.relu(x + self.body(x))

    model = nn.Sequential(
        nn.Conv2d(1, 24, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        Normed(24),
        Normed(24),
        nn.Flatten(),
        nn.Linear(24 * 16, 10),
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    data = torch.utils.data.TensorDataset(X, y)
    loader = torch.utils.data.DataLoader(data, batch_size=50, shuffle=True, generator=generator)
    for _ in range(epochs):
        for xb, yb in loader:
            loss = functional.cross_entropy(model(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model.eval()
