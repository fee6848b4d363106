"""Networks with several layers that convlens does not compute, for test/pages/inspect.test.js.

python training/unsupported_files.py keras      with tensorflow and keras, writes words.keras
python training/unsupported_files.py torch      with torch and onnx, writes mirror.onnx
"""

import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "test" / "unsupported"


def write_keras():
    """A convolution whose rows go through an LSTM and attention, and a function of Python."""
    import keras
    from keras import layers

    keras.utils.set_random_seed(0)
    image = keras.Input([8, 8, 3], name="image")
    maps = layers.Conv2D(4, 3, activation="relu", name="conv1")(image)
    rows = layers.Reshape([6, 24], name="rows")(maps)
    steps = layers.LSTM(4, return_sequences=True, name="reader")(rows)
    seen = layers.MultiHeadAttention(2, 4, name="attention")(steps, steps)
    halved = layers.Lambda(lambda x: x / 2, name="half")(seen)
    flat = layers.Flatten(name="flat")(halved)
    scores = layers.Dense(3, activation="softmax", name="scores")(flat)
    keras.Model(image, scores, name="words").save(FOLDER / "words.keras")


def write_torch():
    """Reflected padding, an LSTM over rows, and a sort."""
    import torch
    from torch import nn

    class Mirror(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(3, 4, 3, padding=1, padding_mode="reflect")
            self.reader = nn.LSTM(32, 4, batch_first=True)
            self.scores = nn.Linear(8 * 4, 3)

        def forward(self, image):
            maps = torch.relu(self.conv1(image))
            rows = maps.permute(0, 2, 1, 3).flatten(2)
            steps, _ = self.reader(rows)
            ordered, _ = torch.sort(steps, 1)
            return self.scores(ordered.flatten(1))

    torch.manual_seed(0)
    torch.onnx.export(
        Mirror().eval(), (torch.randn(1, 3, 8, 8),), FOLDER / "mirror.onnx", dynamo=False
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    {"keras": write_keras, "torch": write_torch}[sys.argv[1]]()
