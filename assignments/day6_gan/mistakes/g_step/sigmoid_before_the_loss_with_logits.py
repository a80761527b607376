# /// mistake
# cause = "sends the logits through a sigmoid before the loss that takes logits"
# test = "test_g_step_loss"
# hint.ko = "D가 내는 것은 로짓인가요, 확률인가요? 손실은 무엇을 받나요?"
# hint.en = "Does D give logits or probabilities? And which of them does your loss take?"
# ///
def g_step(G, D, opt_g, z):
    p = torch.sigmoid(D(G(z)))
    loss = functional.binary_cross_entropy_with_logits(p, torch.ones_like(p))
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
