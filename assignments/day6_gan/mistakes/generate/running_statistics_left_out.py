# /// mistake
# cause = "saves the parameters, but not the running statistics of batch norm"
# test = "test_generate_saved"
# hint.ko = "저장한 이름들을 generator.state_dict()의 이름들과 견주어 보세요. 배치 정규화는 평가할 때 무엇을 쓰나요?"
# hint.en = """\
# Compare the names in the file with those of generator.state_dict(). What does batch norm use in evaluation?"""
# ///
import torch


def save_generator(generator, path):
    weights = {name: p.detach() for name, p in generator.named_parameters()}
    torch.save({"config": generator.config, "state_dict": weights}, path)
