# /// mistake
# cause = "the best example of each class instead of the best class of each example"
# test = "test_one_hot_and_predict"
# hint.ko = "predict의 결과는 예제마다 하나인가요, 클래스마다 하나인가요? 결과의 길이를 보세요."
# hint.en = "Does predict give one number per example or one per class? Look at the length of your result."
# ///


def predict(x):
    return x.argmax(axis=0)
