# /// mistake
# cause = "a tanh behind the latent vector"
# test = "test_autoencoder_encode"
# hint.ko = "잠재 벡터의 수는 1보다 클 수 있나요?"
# hint.en = "May a number of the latent vector be larger than 1?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
