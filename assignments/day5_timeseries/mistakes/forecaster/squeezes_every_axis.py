# /// mistake
# cause = "squeeze() without a dimension, which also drops a batch of one"
# test = "test_forecaster_batch_of_one"
# hint.ko = "윈도우가 하나뿐일 때 크기가 1인 축은 몇 개인가요?"
# hint.en = "With a single window, how many axes have size 1?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1]).squeeze()
