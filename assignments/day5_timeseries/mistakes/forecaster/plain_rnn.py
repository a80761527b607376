# /// mistake
# cause = "nn.RNN instead of nn.LSTM"
# test = "test_forecaster_outputs"
# hint.ko = "파라미터의 모양을 출력해 보세요. 게이트 네 개의 몫이 모두 있나요?"
# hint.en = "Print the shapes of your parameters. Is there a share for each of the four gates?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.RNN(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0]
