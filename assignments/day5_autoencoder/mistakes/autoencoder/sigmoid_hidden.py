# /// mistake
# cause = "sigmoids in place of the ReLUs"
# test = "test_autoencoder_encode"
# hint.ko = "은닉층의 활성화 함수는 무엇인가요?"
# hint.en = "What is the activation of the hidden layers?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.Sigmoid(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.Sigmoid(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
