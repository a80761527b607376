# /// mistake
# cause = "keeps the layers in a Python list, where nn.Module does not find them"
# test = "test_small_cnn_parameters"
# hint.ko = """\
# list(model.parameters())를 출력해 보세요. 여러분의 층이 모두 보이나요? nn.Module은 층을 어디에서 찾을까요?"""
# hint.en = "Print list(model.parameters()). Are all of your layers there? Where does nn.Module look for them?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.convs = [nn.Conv2d(in_channels, 16, 3, padding=1), nn.Conv2d(16, 32, 3, padding=1)]
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.convs[0](x)))
        x = self.pool(torch.relu(self.convs[1](x)))
        return self.fc(x.reshape(len(x), -1))
