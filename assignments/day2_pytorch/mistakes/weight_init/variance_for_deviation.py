# /// mistake
# cause = "passes the variance where the generator wants a standard deviation"
# test = "test_weight_functions"
# signature.xavier_size = [0.05, 0.07]
# signature.he_size = [0.075, 0.09]
# hint.ko = """\
# 난수 생성기에 넘기는 값은 표준편차인가요, 분산인가요? 문서에서 scale의 뜻을 찾아보세요."""
# hint.en = """\
# Does the generator take a standard deviation or a variance? Look up what scale means."""
# ///
def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, 1 / fan_in, size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, 2 / fan_in, size=(fan_out, fan_in))
