# /// mistake
# cause = "gives back the loss as a number, without its graph"
# test = "test_gan_losses_gradients"
# hint.ko = "돌려준 값에 backward()를 부를 수 있나요?"
# hint.en = "Can backward() be called on what you return?"
# ///
def g_loss(logits_fake):
    return torch.tensor(functional.softplus(-logits_fake).mean().item())
