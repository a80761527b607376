# /// mistake
# cause = "feeds the cell state to the linear layer"
# test = "test_forecaster_outputs"
# hint.ko = "LSTM은 상태를 두 가지 갖고 있어요. 바깥으로 내보내는 것은 어느 쪽인가요?"
# hint.en = "An LSTM has two states. Which one does it show to the outside?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        _, (_, cell) = self.lstm(x)
        return self.head(cell[-1])[:, 0]
