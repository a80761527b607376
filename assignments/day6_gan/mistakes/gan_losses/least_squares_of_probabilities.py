# /// mistake
# cause = "takes the least squares of sigmoids of the logits"
# test = "test_least_squares"
# hint.ko = "최소제곱 손실의 식에 시그모이드가 있나요?"
# hint.en = "Is there a sigmoid in the formula of the least-squares losses?"
# ///
def ls_d_loss(logits_real, logits_fake):
    real, fake = torch.sigmoid(logits_real), torch.sigmoid(logits_fake)
    return (((real - 1) ** 2).mean() + (fake**2).mean()) / 2


def ls_g_loss(logits_fake):
    return ((torch.sigmoid(logits_fake) - 1) ** 2).mean() / 2
