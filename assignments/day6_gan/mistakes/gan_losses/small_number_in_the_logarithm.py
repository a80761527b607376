# /// mistake
# cause = "adds 1e-8 inside the logarithm, so that the loss and its gradient stop growing"
# test = "test_gan_losses_large_logits"
# hint.ko = "로짓이 -10000일 때와 -100일 때의 손실이 같게 나오지 않나요? 확률을 거치지 않는 식이 있을까요?"
# hint.en = "Do logits of -10000 and of -100 give the same loss? Is there a form that never goes through a probability?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    p, q = torch.sigmoid(logits_real), torch.sigmoid(logits_fake)
    real = (1 - smooth) * torch.log(p + 1e-8) + smooth * torch.log(1 - p + 1e-8)
    return -real.mean() - torch.log(1 - q + 1e-8).mean()


def g_loss_minimax(logits_fake):
    return torch.log(1 - torch.sigmoid(logits_fake) + 1e-8).mean()


def g_loss(logits_fake):
    return -torch.log(torch.sigmoid(logits_fake) + 1e-8).mean()
