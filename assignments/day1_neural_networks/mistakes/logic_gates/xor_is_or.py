# /// mistake
# cause = "XOR leaves out the case of two ones"
# test = "test_xor"
# hint.ko = "여러분의 XOR에 두 입력이 모두 1인 행을 넣어 보세요. OR와 어디가 달라야 하나요?"
# hint.en = "Give your XOR the row with two ones. Where does it have to differ from OR?"
# ///
def XOR(x):
    return OR(np.stack([AND(x), OR(x)], axis=1))
