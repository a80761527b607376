# /// mistake
# cause = "the forward pass runs under torch.no_grad"
# test = "test_forecast_error"
# hint.ko = "backward()는 계산의 기록을 거꾸로 따라가요. 그 기록을 남기지 않는 곳이 있나요?"
# hint.en = "backward() follows the record of a computation. Is there a place that keeps no record?"
# ///
import torch
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        with torch.no_grad():
            states, _ = self.lstm(x)
            return self.head(states[:, -1])[:, 0]
