# /// alternative
# note = "all data on the device at once, its own generator for the order, log_softmax and nll_loss, autograd.grad"
# ///
import torch
from torch.nn import functional


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    images, labels = X.to(device), y.to(device)
    model = DigitCNN(1 + max(labels.tolist())).to(device).train()
    parameters = list(model.parameters())
    adam = torch.optim.Adam([{"params": parameters}], lr=lr)
    for _ in range(epochs):
        order = torch.argsort(torch.rand(len(images), generator=generator))
        while len(order):
            batch, order = order[:batch_size], order[batch_size:]
            loss = functional.nll_loss(functional.log_softmax(model(images[batch]), dim=-1), labels[batch])
            for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
                parameter.grad = gradient
            adam.step()
    return model.train(False)
