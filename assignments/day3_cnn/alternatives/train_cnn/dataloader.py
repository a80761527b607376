# /// alternative
# note = "TensorDataset and DataLoader, nn.CrossEntropyLoss, accuracy of each epoch watched on the way"
# ///
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=True)
    model = DigitCNN(num_classes=y.max().item() + 1)
    model.to(device)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr)
    history = []
    for _ in range(epochs):
        model.train()
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            loss = loss_fn(model(images), labels)
            model.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            right = model(X.to(device)).argmax(dim=1) == y.to(device)
        history.append(right.float().mean().item())
    model.eval()
    return model
