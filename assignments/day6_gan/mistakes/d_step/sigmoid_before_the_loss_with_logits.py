# /// mistake
# cause = "sends the logits through a sigmoid before the loss that takes logits"
# test = "test_d_step_loss"
# hint.ko = "D가 내는 것은 로짓인가요, 확률인가요? 손실은 무엇을 받나요?"
# hint.en = "Does D give logits or probabilities? And which of them does your loss take?"
# ///
def d_step(G, D, opt_d, real, z):
    p, q = torch.sigmoid(D(real)), torch.sigmoid(D(G(z).detach()))
    loss = functional.binary_cross_entropy_with_logits(p, torch.ones_like(p))
    loss = loss + functional.binary_cross_entropy_with_logits(q, torch.zeros_like(q))
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
