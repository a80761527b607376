# /// alternative
# note = "exchanges the model's own train method; requires_grad_ on the model, then on the head; filter"
# ///
import types


def replace_head(model, num_classes):
    weight = model.fc.weight
    features = weight.shape[1]
    model._modules["fc"] = nn.Linear(features, num_classes, device=weight.device, dtype=weight.dtype)
    return model


def freeze_backbone(model):
    model.requires_grad_(False)
    model.fc.requires_grad_(True)

    def train(self, mode=True):
        self.training = mode
        for name, child in self.named_children():
            child.train(mode and name == "fc")
        return self

    model.train = types.MethodType(train, model)
    model.train(model.training)
    return model


def trainable_parameters(model):
    return list(filter(lambda p: p.requires_grad, model.parameters()))
