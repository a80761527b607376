# /// mistake
# cause = "always 32 hidden units"
# test = "test_forecaster_outputs"
# hint.ko = "hidden에 다른 수를 넣으면 층의 크기가 달라지나요?"
# hint.en = "Do the layers change their sizes when `hidden` is another number?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, 32, batch_first=True)
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0]
