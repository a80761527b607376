# /// mistake
# cause = "fires where the sum is exactly 0"
# test = "test_perceptron_at_threshold"
# hint.ko = "입력 합이 임계값과 정확히 같을 때 뉴런은 어떻게 해야 하나요? 규칙을 다시 읽어 보세요."
# hint.en = "What should the neuron do when its sum is exactly at the threshold? Read the rule once more."
# ///
def perceptron(x, w, b):
    return (x @ w + b >= 0).astype(int)
