# /// alternative
# note = "model.apply with torch's kaiming_normal_, whose linear gain is this Xavier; returns the model"
# ///
from torch import nn


def xavier_normal(fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) / fan_in**0.5


def he_normal(fan_in, fan_out, rng):
    return xavier_normal(fan_in, fan_out, rng) * 2**0.5


def init_model(model, scheme):
    def start(layer):
        if type(layer) in (nn.Linear, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu" if scheme == "he" else "linear")
            if layer.bias is not None:
                nn.init.constant_(layer.bias, 0)

    return model.apply(start)
