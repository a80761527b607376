# /// mistake
# cause = "a ReLU after the linear layer"
# test = "test_forecaster_outputs"
# hint.ko = "예측할 값이 음수이면 모델이 그 값을 말할 수 있나요?"
# hint.en = "If the true value is negative, can your model say so?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0].relu()
