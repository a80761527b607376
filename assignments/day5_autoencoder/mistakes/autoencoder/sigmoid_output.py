# /// mistake
# cause = "a sigmoid behind the output"
# test = "test_autoencoder_decode"
# hint.ko = "표의 마지막 층 뒤에 무엇이 있나요?"
# hint.en = "What stands behind the last layer in the table?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64), nn.Sigmoid())

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
