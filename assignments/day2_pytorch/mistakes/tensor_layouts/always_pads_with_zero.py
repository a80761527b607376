# /// mistake
# cause = "the argument pad is not used"
# test = "test_layout_of_tokens"
# hint.ko = """\
# pad=7로 불러 보세요. 채운 칸에 무엇이 들어 있나요?"""
# hint.en = """\
# Call it with pad=7. What do you find in the cells that were filled up?"""
# ///
import torch


def pad_tokens(seqs, pad=0):
    length = max(len(seq) for seq in seqs)
    return torch.tensor([list(seq) + [0] * (length - len(seq)) for seq in seqs], dtype=torch.int64)
