# /// alternative
# note = "a subclass of nn.Sequential with named layers; the output layer first, no Dropout where it is 0"
# ///
from torch import nn


class MLP(nn.Sequential):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        head = nn.Linear(hidden[-1] if hidden else in_dim, out_dim)
        self.add_module("flatten", nn.Flatten())
        for i, units in enumerate(hidden):
            self.add_module(f"linear{i}", nn.Linear(hidden[i - 1] if i else in_dim, units))
            self.add_module(f"activation{i}", activation())
            if dropout > 0:
                self.add_module(f"dropout{i}", nn.Dropout(dropout))
        self.add_module("head", head)
