# /// mistake
# cause = "gives failed trials the score minus infinity"
# test = "test_random_search_failures"
# hint.ko = """\
# 실패한 시도의 점수로 무엇을 적기로 했나요?"""
# hint.en = """\
# What was to be written down as the score of a failed trial?"""
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
        try:
            score = evaluate(config)
            score = -math.inf if math.isnan(score) else score
        except Exception:
            score = -math.inf
        trials.append({"config": config, "score": score})
        if score > -math.inf and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials
