# /// mistake
# cause = "parameters() of every module: nested ones count several times"
# test = "test_regularization_value"
# hint.ko = """\
# model.modules()는 안쪽 층도 지나가요. 그 층의 parameters()는 바깥에서 이미 세지 않았나요?"""
# hint.en = """\
# model.modules() also visits the inner layers. Have their parameters() not been counted outside already?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    total = 0
    for layer in model.modules():
        for p in layer.parameters():
            if p.requires_grad and p.ndim >= 2:
                total = total + l1 * p.abs().sum() + 0.5 * l2 * (p**2).sum()
    return total
