# /// mistake
# cause = "takes the bounds of loguniform for exponents"
# test = "test_random_search"
# hint.ko = """\
# 뽑은 값이 $a$와 $b$ 사이에 있나요? 규칙의 두 숫자는 지수인가요, 값인가요?"""
# hint.en = """\
# Do your values lie between $a$ and $b$? Are the two numbers of the rule exponents, or values?"""
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
        return 10 ** rng.uniform(low, high)
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
