# /// mistake
# cause = "flips all images or none"
# test = "test_hflip"
# hint.ko = "배치에 그림 백 장을 넣고 p=0.5로 불러 보세요. 뒤집힌 그림은 몇 장인가요?"
# hint.en = "Put a hundred images into a batch and call it with p=0.5. How many of them are flipped?"
# signature.flip_mixed = [0, 0]
# signature.flip_unknown = [0.0, 0.0]
# ///
def random_hflip(x, p, rng):
    return x.flip(3) if rng.random() < p else x.clone()
