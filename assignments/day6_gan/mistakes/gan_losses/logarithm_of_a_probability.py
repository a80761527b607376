# /// mistake
# cause = "takes the logarithm of probabilities, which reach 0"
# test = "test_gan_losses_large_logits"
# hint.ko = "로짓이 10000이면 1 - p는 정확히 얼마인가요? 그 로그는요?"
# hint.en = "For a logit of 10000, what exactly is 1 - p? And its logarithm?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    p, q = torch.sigmoid(logits_real), torch.sigmoid(logits_fake)
    real = (1 - smooth) * torch.log(p) + smooth * torch.log(1 - p)
    return -real.mean() - torch.log(1 - q).mean()


def g_loss_minimax(logits_fake):
    return torch.log(1 - torch.sigmoid(logits_fake)).mean()


def g_loss(logits_fake):
    return -torch.log(torch.sigmoid(logits_fake)).mean()
