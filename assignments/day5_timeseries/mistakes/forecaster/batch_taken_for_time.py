# /// mistake
# cause = "the LSTM without batch_first on input (B, length, 1)"
# test = "test_forecaster_outputs"
# hint.ko = "층이 시간으로 여기는 축은 무엇인가요? 윈도우 하나를 바꾸면 다른 윈도우의 예측도 바뀌나요?"
# hint.en = "Which axis does your layer treat as time? Does changing one window change the forecasts for others?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0]
