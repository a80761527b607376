# /// mistake
# cause = "a ReLU behind the output"
# test = "test_autoencoder_decode"
# hint.ko = "출력이 음수가 되어야 하는 픽셀이 있다면 어떻게 되나요?"
# hint.en = "What becomes of a pixel whose output would have to be negative?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU())

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
