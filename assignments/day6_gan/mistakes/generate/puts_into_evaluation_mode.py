# /// mistake
# cause = "leaves the model in evaluation mode after saving"
# test = "test_generate_saved"
# hint.ko = "학습 도중에 저장하고 학습을 이어 간다면, 모델은 어떤 모드에 있어야 하나요?"
# hint.en = "If you save in the middle of training and go on, in which mode should the model be?"
# ///
import torch


def save_generator(generator, path):
    generator.eval()
    torch.save({"config": generator.config, "state_dict": generator.state_dict()}, path)
