# /// mistake
# cause = "does not catch exceptions"
# test = "test_random_search_failures"
# hint.ko = """\
# 백 번 가운데 세 번째 학습에서 오류가 나면, 앞의 결과는 어떻게 되나요?"""
# hint.en = """\
# When the third of a hundred trainings fails, what becomes of the results so far?"""
# ///
import math


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][int(rng.integers(len(rest[0])))]
    low, high = rest
    if kind == "int":
        return int(rng.integers(low, high + 1))
    if kind == "loguniform":
        return math.exp(rng.uniform(math.log(low), math.log(high)))
    return float(rng.uniform(low, high))


def random_search(space, evaluate, n_trials, rng):
    trials, best = [], None
    for _ in range(n_trials):
        config = {name: draw(rule, rng) for name, rule in space.items()}
        score = evaluate(config)
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials
