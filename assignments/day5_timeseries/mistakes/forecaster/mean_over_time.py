# /// mistake
# cause = "averages the outputs of all time steps"
# test = "test_forecaster_outputs"
# hint.ko = "모든 시점의 상태를 똑같이 섞고 있어요. 윈도우 전체를 요약한 상태는 어느 것인가요?"
# hint.en = "You mix the states of all time steps alike. Which of them is the summary of the whole window?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states.mean(dim=1))[:, 0]
