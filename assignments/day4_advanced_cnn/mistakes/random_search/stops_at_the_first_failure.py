# /// mistake
# cause = "leaves the loop when a trial fails"
# test = "test_random_search_failures"
# hint.ko = """\
# 한 번 실패한 뒤에도 남은 시도가 있나요?"""
# hint.en = """\
# Are there trials left after one has failed?"""
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
            break
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials
