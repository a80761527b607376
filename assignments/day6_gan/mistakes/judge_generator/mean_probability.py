# /// mistake
# cause = "takes the mean probability of a class for its share"
# test = "test_judge_generator_coverage"
# hint.ko = "한 클래스의 평균 확률이 0.3이라면, 그 클래스라고 확신한 그림은 몇 장인가요?"
# hint.en = "If a class has a mean probability of 0.3, how many images are surely of that class?"
# ///
def class_coverage(probs, min_share=0.01, min_conf=0.7):
    k = probs.shape[1]
    found = 0
    for c in range(k):
        share = probs[:, c].mean()
        if share >= min_share:
            found += 1
    return found
