# /// mistake
# cause = "the input is added to the output"
# test = "test_autoencoder_forward"
# hint.ko = "출력은 숫자 몇 개만 보고 만들어져야 하나요?"
# hint.en = "How many numbers may the output be made of?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return x + self.decode(self.encode(x))
