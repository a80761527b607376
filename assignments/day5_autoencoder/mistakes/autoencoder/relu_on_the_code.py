# /// mistake
# cause = "a ReLU behind the latent vector"
# test = "test_autoencoder_encode"
# hint.ko = "잠재 벡터의 수는 음수가 될 수 있나요?"
# hint.en = "May the numbers of the latent vector be negative?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent), nn.ReLU())
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
