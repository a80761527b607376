# /// mistake
# cause = "saves the weights without the config"
# test = "test_generate_saved"
# hint.ko = "파일만 가지고 생성자를 다시 만들 수 있나요? z_dim은 어디에 적혀 있나요?"
# hint.en = "Can the generator be made again from the file alone? Where does it say what z_dim is?"
# ///
import torch


def save_generator(generator, path):
    torch.save(generator.state_dict(), path)
