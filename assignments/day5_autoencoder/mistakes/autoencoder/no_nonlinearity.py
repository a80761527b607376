# /// mistake
# cause = "no ReLU anywhere: the network is linear"
# test = "test_autoencoder_encode"
# hint.ko = "ReLU가 없으면 선형 층을 몇 개 쌓아도 무엇과 같을까요?"
# hint.en = "Without the ReLU, what do several linear layers amount to?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
