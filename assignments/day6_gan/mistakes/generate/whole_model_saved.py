# /// mistake
# cause = "pickles the model object"
# test = "test_generate_saved"
# hint.ko = "파일을 torch.load(path, weights_only=True)로 읽어 보세요. 파일 안에 무엇이 들어 있나요?"
# hint.en = "Read the file by torch.load(path, weights_only=True). What is in it?"
# ///
import torch


def save_generator(generator, path):
    torch.save(generator, path)
