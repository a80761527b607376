# /// mistake
# cause = "a table of zeros is float32 unless told otherwise"
# test = "test_layout_of_tokens"
# hint.ko = """\
# 결과의 dtype을 출력해 보세요. 단어 번호는 어떤 종류의 수인가요?"""
# hint.en = """\
# Print the dtype of your result. What kind of number is a word number?"""
# ///
import torch


def pad_tokens(seqs, pad=0):
    length = max(len(seq) for seq in seqs)
    tokens = torch.zeros(len(seqs), length) + pad
    for i, seq in enumerate(seqs):
        tokens[i, : len(seq)] = torch.tensor(seq)
    return tokens
