# /// mistake
# cause = "no ReLU in the decoder"
# test = "test_autoencoder_decode"
# hint.ko = "디코더의 두 선형 층 사이에는 무엇이 있나요?"
# hint.en = "What stands between the two linear layers of the decoder?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
