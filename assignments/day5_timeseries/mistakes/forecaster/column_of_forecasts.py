# /// mistake
# cause = "returns (B, 1)"
# test = "test_forecaster_outputs"
# hint.ko = "(N, 1)에서 (N,)을 빼면 모양이 어떻게 되나요? target 크기에 대한 경고도 확인해 보세요."
# hint.en = "What is the shape of (N, 1) minus (N,)? Look at the warning about the target size, too."
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])
