# /// mistake
# cause = "cuts every sentence to the shortest one"
# test = "test_layout_of_tokens"
# hint.ko = """\
# 가장 긴 문장의 마지막 단어가 결과에 남아 있나요?"""
# hint.en = """\
# Is the last word of the longest sentence still there?"""
# ///
import torch


def pad_tokens(seqs, pad=0):
    length = min(len(seq) for seq in seqs)
    return torch.tensor([list(seq[:length]) for seq in seqs], dtype=torch.int64)
