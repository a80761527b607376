# /// mistake
# cause = "the latent size is 8 whatever is asked for"
# test = "test_autoencoder_encode"
# hint.ko = "AutoEncoder(3)의 잠재 벡터는 숫자 몇 개인가요?"
# hint.en = "How many numbers has the latent vector of AutoEncoder(3)?"
# ///
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 8))
        self.decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
