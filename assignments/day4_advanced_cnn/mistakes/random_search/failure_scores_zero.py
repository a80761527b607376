# /// mistake
# cause = "gives failed trials the score 0"
# test = "test_random_search_failures"
# hint.ko = """\
# 다른 점수가 모두 음수이면 0점은 몇 등인가요?"""
# hint.en = """\
# When all other scores are negative, how well does a 0 do?"""
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
            score = 0.0
        trials.append({"config": config, "score": score})
        if best is None or score > best["score"]:
            best = trials[-1]
    return best, trials
