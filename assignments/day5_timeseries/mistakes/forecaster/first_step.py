# /// mistake
# cause = "reads the output at the first time step"
# test = "test_forecaster_outputs"
# hint.ko = "네트워크가 윈도우 전체를 본 시점은 언제인가요?"
# hint.en = "When has the network seen the whole window?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, 0])[:, 0]
