# /// mistake
# cause = "an LSTM of two layers"
# test = "test_forecaster_outputs"
# hint.ko = "파라미터가 몇 벌 있는지 세어 보세요. 문제에서 말한 LSTM은 몇 층인가요?"
# hint.en = "Count the sets of parameters. How many layers does the statement ask for?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, 2, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0]
