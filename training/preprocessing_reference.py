"""What other tools make of an image, for test/engine/preprocessing.test.ts.

    python training/preprocessing_reference.py torch   # torchvision 0.29.0, pillow
    python training/preprocessing_reference.py keras   # keras 3.15.1, tensorflow 2.17.1

Each writes a file in test/reference/preprocessing/.
"""

import json
import sys
from pathlib import Path

import numpy as np

OUT = Path(__file__).parent.parent / "test/reference/preprocessing"
PIXELS = np.random.default_rng(20).integers(0, 256, (2, 3, 3), dtype=np.uint8)
PIXELS[0, 0], PIXELS[0, 1] = 0, 255


def ramps(width, height):
    """Red rises to the right, green downward; blue is 128."""
    x, y = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    return np.stack([255 * x, 255 * y, np.full_like(x, 128)], -1).round().astype(np.uint8)


def written(values, digits=3):
    return [round(value, digits) for value in np.asarray(values, np.float32).ravel().tolist()]


def save(name, **content):
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(content) + "\n")


def by_torch():
    import torchvision
    from PIL import Image
    from torchvision.transforms import v2
    import torch

    normalize = [v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]
    normalize += [v2.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]
    last = lambda tensor: tensor.permute(1, 2, 0).numpy()
    crop = v2.Compose([v2.Resize(40), v2.CenterCrop(32), *normalize])
    save(
        "torchvision",
        version=torchvision.__version__,
        pixels=PIXELS.ravel().tolist(),
        presets={"imagenet-torch": written(last(v2.Compose(normalize)(PIXELS)), 7)},
        crop={
            "size": [60, 44],
            "values": written(last(crop(Image.fromarray(ramps(60, 44))))),
        },
    )


def by_keras():
    import keras

    modes = {
        "imagenet-keras-caffe": keras.applications.vgg16,
        "imagenet-keras-torch": keras.applications.densenet,
        "minus-one-to-one": keras.applications.mobilenet_v2,
        "zero-to-255": keras.applications.efficientnet_v2,
    }
    image = ramps(60, 44).astype(np.float32)
    resized = lambda **options: keras.layers.Resizing(32, 32, antialias=True, **options)(image)
    save(
        "keras",
        version=keras.__version__,
        pixels=PIXELS.ravel().tolist(),
        presets={
            name: written(module.preprocess_input(PIXELS.astype(np.float32)), 7)
            for name, module in modes.items()
        },
        size=[60, 44],
        squeeze=written(resized()),
        pad=written(resized(pad_to_aspect_ratio=True)),
    )


{"torch": by_torch, "keras": by_keras}[sys.argv[1]]()
