# /// alternative
# note = "a class, ReLU, plain gradient descent by hand; probabilities only inside of the loss; logits (N,)"
# ///
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden, self.out = nn.Linear(2, 16), nn.Linear(16, 1)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))[:, 0]


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    net = Net()
    corners = torch.cartesian_prod(torch.arange(2.0), torch.arange(2.0))
    wanted = torch.tensor([float(t) for t in target])
    for _ in range(1000):
        net.zero_grad()
        p = torch.sigmoid(net(corners)).clamp(1e-7, 1 - 1e-7)
        loss = -(wanted * p.log() + (1 - wanted) * (1 - p).log()).mean()
        loss.backward()
        with torch.no_grad():
            for parameter in net.parameters():
                parameter -= 0.5 * parameter.grad
    return net
