# /// mistake
# cause = "appends pad to the caller's own lists"
# test = "test_layout_leaves_lists_alone"
# hint.ko = """\
# 함수를 부른 뒤에 원래 리스트를 출력해 보세요. 길이가 그대로인가요?"""
# hint.en = """\
# Print your lists after the call. Are they still as long as before?"""
# ///
import torch


def pad_tokens(seqs, pad=0):
    length = max(len(seq) for seq in seqs)
    for seq in seqs:
        while len(seq) < length:
            seq.append(pad)
    return torch.tensor(seqs, dtype=torch.int64)
