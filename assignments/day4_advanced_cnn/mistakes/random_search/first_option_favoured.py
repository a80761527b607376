# /// mistake
# cause = "draws options by rounding"
# test = "test_random_search_distributions"
# hint.ko = """\
# 선택지 세 개를 3000번 뽑아 세어 보세요. 모두 1000번쯤 나오나요?"""
# hint.en = """\
# Draw from three options three thousand times and count. Does each come up about a thousand times?"""
# ///
import math


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][round(rng.uniform(0, len(rest[0]) - 1))]
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
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials
