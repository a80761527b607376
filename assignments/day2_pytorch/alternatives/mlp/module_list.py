# /// alternative
# note = "nn.ModuleList and functional dropout that follows self.training; dropout before the activation"
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        widths = [in_dim, *hidden, out_dim]
        self.linears = nn.ModuleList(nn.Linear(widths[i], widths[i + 1]) for i in range(len(hidden) + 1))
        self.activation = activation()
        self.p = dropout

    def forward(self, x):
        x = x.view(x.shape[0], -1)
        for linear in self.linears[:-1]:
            x = nn.functional.dropout(linear(x), self.p, training=self.training)
            x = self.activation(x)
        return self.linears[-1](x)
