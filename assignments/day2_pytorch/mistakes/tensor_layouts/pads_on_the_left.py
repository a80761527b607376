# /// mistake
# cause = "fills up at the beginning"
# test = "test_layout_of_tokens"
# hint.ko = """\
# 짧은 문장의 첫 단어는 결과의 어느 칸에 있나요? 어느 쪽을 채우기로 했나요?"""
# hint.en = """\
# In which column does the first word of a short sentence end up? Which end was to be filled?"""
# ///
import torch


def pad_tokens(seqs, pad=0):
    length = max(len(seq) for seq in seqs)
    return torch.tensor([[pad] * (length - len(seq)) + list(seq) for seq in seqs], dtype=torch.int64)
