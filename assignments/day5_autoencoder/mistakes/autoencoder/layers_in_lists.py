# /// mistake
# cause = "the layers sit in Python lists"
# test = "test_autoencoder_encode"
# hint.ko = "list(model.parameters())를 출력해 보세요. 옵티마이저가 무엇을 보게 되나요?"
# hint.en = "Print list(model.parameters()). What does the optimizer get to see?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = [nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent)]
        self.decoder = [nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64)]

    def encode(self, x):
        for layer in self.encoder:
            x = layer(x)
        return x

    def decode(self, z):
        for layer in self.decoder:
            z = layer(z)
        return z

    def forward(self, x):
        return self.decode(self.encode(x))
