# /// mistake
# cause = "puts real and fake logits into one mean"
# test = "test_d_loss"
# hint.ko = "진짜가 6장이고 가짜가 4장이면, 각 항은 몇으로 나누어야 하나요?"
# hint.en = "With 6 real images and 4 fakes, by what is each of the two terms to be divided?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    logits = torch.cat([logits_real, logits_fake])
    targets = torch.cat([torch.full_like(logits_real, 1 - smooth), torch.zeros_like(logits_fake)])
    return 2 * functional.binary_cross_entropy_with_logits(logits, targets)
