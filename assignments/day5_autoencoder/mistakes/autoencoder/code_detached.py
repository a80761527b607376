# /// mistake
# cause = "the code is cut off from the graph"
# test = "test_autoencoder_gradients"
# hint.ko = "디코더의 기울기는 인코더까지 이어지나요?"
# hint.en = "Does the decoder's gradient lead on to the encoder?"
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
        return self.decode(self.encode(x).detach())
