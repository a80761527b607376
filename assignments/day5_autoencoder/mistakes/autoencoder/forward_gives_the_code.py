# /// mistake
# cause = "model(x) returns the latent vector"
# test = "test_autoencoder_forward"
# hint.ko = "model(x)의 모양을 출력해 보세요. 무엇과 비교할 값인가요?"
# hint.en = "Print the shape of model(x). What will it be compared with?"
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
        return self.encode(x)
