# /// mistake
# cause = "keeps the LSTM's state from one call to the next"
# test = "test_forecaster_outputs"
# hint.ko = "같은 윈도우를 두 번 넣으면 같은 예측이 나오나요? 상태는 어디에서 시작해야 하나요?"
# hint.en = "Does the same window give the same forecast twice? Where should the state start from?"
# ///
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)
        self.state = None

    def forward(self, x):
        fits = self.state is not None and self.state[0].shape[1] == len(x)
        states, state = self.lstm(x, self.state if fits else None)
        self.state = tuple(s.detach() for s in state)
        return self.head(states[:, -1])[:, 0]
