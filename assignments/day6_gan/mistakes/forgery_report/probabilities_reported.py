# /// mistake
# cause = "turns logits into probabilities and reports their threshold"
# test = "test_forgery_report_rates"
# hint.ko = "보고서의 threshold는 무엇의 기준인가요? 로짓인가요, 확률인가요?"
# hint.en = "What is the threshold in your report a limit of: of logits, or of probabilities?"
# ///
import torch


def forgery_report(D, real, fake):
    was_training = D.training
    D.eval()
    with torch.no_grad():
        real_logits = torch.sigmoid(D(real)).squeeze(1)
        fake_logits = torch.sigmoid(D(fake)).squeeze(1)
    D.train(was_training)
    threshold = 0.5
    tpr = (real_logits > threshold).double().mean().item()
    fpr = (fake_logits > threshold).double().mean().item()
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
