# /// mistake
# cause = "keeps the lowest score"
# test = "test_random_search"
# hint.ko = """\
# 점수는 높을수록 좋은가요, 손실처럼 낮을수록 좋은가요?"""
# hint.en = """\
# Is a score better when it is higher, or lower, as a loss is?"""
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
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score < best["score"]):
            best = trials[-1]
    return best, trials
