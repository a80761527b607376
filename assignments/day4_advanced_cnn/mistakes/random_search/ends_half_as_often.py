# /// mistake
# cause = "rounds a uniform number to get an int"
# test = "test_random_search_distributions"
# hint.ko = """\
# 주사위를 `("int", 1, 6)`으로 6000번 굴려 보세요. 1과 6은 몇 번씩 나오나요?"""
# hint.en = """\
# Roll a die with `("int", 1, 6)` six thousand times. How often do 1 and 6 come up?"""
# ///
import math


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][int(rng.integers(len(rest[0])))]
    low, high = rest
    if kind == "int":
        return round(rng.uniform(low, high))
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
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials
