"""The families of keras.applications, narrow and with few blocks, made by their own constructors."""

import importlib
from contextlib import contextmanager

import keras
import tf_keras

from . import blocks

# Layers whose first number says how many channels they give.
SIZED = ("Conv2D", "SeparableConv2D", "Dense")
CLASSES = 10


# Which Keras makes them; Keras 2 is the other one.
kit = keras


@contextmanager
def keras_2():
    global kit
    kit = tf_keras
    try:
        yield
    finally:
        kit = keras


class NarrowLayers:
    """`keras.layers` with fewer channels, but for the classes."""

    def __init__(self, narrow):
        self.narrow = narrow

    def __getattr__(self, name):
        layer = getattr(kit.layers, name)
        if name not in SIZED:
            return layer

        def make(*args, **options):
            key = "units" if name == "Dense" else "filters"
            size = args[0] if args else options.pop(key)
            return layer(size if size == CLASSES else self.narrow(size), *args[1:], **options)

        return make


def module(name: str):
    return importlib.import_module(f"{kit.__name__.split('.')[0]}.src.applications.{name}")


@contextmanager
def narrowed(name: str, narrow, **replaced):
    """The module of a family while its layers are narrow and some of its functions are replaced."""
    family = module(name)
    before = {key: getattr(family, key) for key in ("layers", *replaced)}
    family.layers = NarrowLayers(narrow)
    for key, value in replaced.items():
        setattr(family, key, value)
    try:
        yield family
    finally:
        for key, value in before.items():
            setattr(family, key, value)


def divided(by: int):
    return lambda size: max(4, size // by)


def common(size: int, **options) -> dict:
    return {"weights": None, "input_shape": (size, size, 3), "classes": CLASSES, **options}


def named(name: str) -> dict:
    return {"name" if kit is keras else "model_name": name}


def cut(model, name: str):
    """Up to a layer, with an average and a classifier behind it."""
    x = kit.layers.GlobalAveragePooling2D(name="average")(model.get_layer(name).output)
    outputs = kit.layers.Dense(CLASSES, activation="softmax", name="predictions")(x)
    return kit.Model(model.input, outputs, name=model.name)


def vgg16():
    with narrowed("vgg16", divided(32)) as family:
        return family.VGG16(**common(32))


def resnet(preact: bool):
    def stacks(x):
        stack = getattr(module("resnet"), f"stack_residual_blocks_v{2 if preact else 1}")
        options = ({"stride1": 1}, {}) if not preact else ({}, {"stride1": 1})
        x = stack(x, 4, 2, name="conv2", **options[0])
        return stack(x, 8, 2, name="conv3", **options[1])

    with narrowed("resnet", lambda size: 8 if size == 64 else size) as family:
        name = "resnet50v2" if preact else "resnet50"
        return family.ResNet(stacks, preact, True, name=name, **common(32))


def inception_v3():
    with narrowed("inception_v3", divided(32)) as family:
        return cut(family.InceptionV3(**common(75)), "mixed4")


def inception_resnet_v2():
    # Blocks end in as many channels as they began with, which are narrow already.
    with narrowed("inception_resnet_v2", lambda size: size if size % 16 else size // 16 + 1) as family:
        # Keras 2 is handed its layers.
        given = {} if kit is keras else {"layers": family.layers}
        return cut(family.InceptionResNetV2(**given, **common(75)), "block35_2_ac")


def xception():
    with narrowed("xception", divided(64)) as family:
        return cut(family.Xception(**common(71)), "block7_sepconv3_bn")


def mobilenet():
    return cut(module("mobilenet").MobileNet(alpha=0.1, **common(32)), "conv_pw_9_relu")


def mobilenet_v2():
    with narrowed("mobilenet_v2", lambda size: 32 if size == 1280 else size) as family:
        return cut(family.MobileNetV2(alpha=0.1, **common(32)), "block_7_add")


def mobilenet_v3(kind: str):
    family = module("mobilenet_v3")

    def blocks(x, kernel, activation, ratio):
        block = family._inverted_res_block
        x = block(x, 1, 8, 3, 2 if kind == "small" else 1, ratio if kind == "small" else None, family.relu, 0)
        x = block(x, 3, 8, 3, 2, None, family.relu, 1)
        x = block(x, 4, 12, kernel, 2, ratio, activation, 2)
        return block(x, 3, 12, kernel, 1, ratio, activation, 3)

    options = {"alpha": 0.5, "model_type": kind}
    return family.MobileNetV3(blocks, 32, **options, **common(32))


def densenet():
    block = module("densenet").conv_block
    narrow = {"conv_block": lambda x, growth_rate, name: block(x, 4, name)}
    with narrowed("densenet", lambda size: 8 if size == 64 else size, **narrow) as family:
        return family.DenseNet([2, 2, 2, 1], name="densenet121", **common(32))


def efficientnet():
    family = module("efficientnet")
    blocks = [dict(block, repeats=1) for block in family.DEFAULT_BLOCKS_ARGS[:4]]
    blocks[1]["repeats"] = 2
    options = {"blocks_args": blocks, **named("efficientnetb0")}
    return family.EfficientNet(0.25, 1, 32, **options, **common(32))


def efficientnet_v2():
    family = module("efficientnet_v2")
    blocks = [dict(block, num_repeat=1) for block in family.DEFAULT_BLOCKS_ARGS["efficientnetv2-b0"][:4]]
    blocks[1]["num_repeat"] = 2
    options = {"blocks_args": blocks, "name": "efficientnetv2-b0"}
    with narrowed("efficientnet_v2", lambda size: 48 if size > 200 else size):
        return family.EfficientNetV2(0.25, 1, 32, **options, **common(32))


def nasnet():
    options = {"penultimate_filters": 96, "num_blocks": 1, "stem_block_filters": 8, "skip_reduction": False}
    return cut(module("nasnet").NASNet(**options, **common(32)), "normal_concat_0")


def convnext():
    options = {"depths": [1, 1, 1, 1], "projection_dims": [4, 6, 8, 12], **named("convnext_tiny")}
    return module("convnext").ConvNeXt(**options, **common(32))


# By the names of the networks at full size.
TWINS = {
    "VGG16": vgg16,
    "ResNet50": lambda: resnet(False),
    "ResNet50V2": lambda: resnet(True),
    "InceptionV3": inception_v3,
    "InceptionResNetV2": inception_resnet_v2,
    "Xception": xception,
    "MobileNet": mobilenet,
    "MobileNetV2": mobilenet_v2,
    "MobileNetV3Small": lambda: mobilenet_v3("small"),
    "MobileNetV3Large": lambda: mobilenet_v3("large"),
    "DenseNet121": densenet,
    "EfficientNetB0": efficientnet,
    "EfficientNetV2B0": efficientnet_v2,
    "NASNetMobile": nasnet,
    "ConvNeXtTiny": convnext,
    # No networks of keras.applications.
    "Modern": lambda: blocks.modern(kit),
    "Rare": lambda: blocks.rare(kit),
    "RareInGraphs": lambda: blocks.rare(kit, in_graphs=True),
    "Grouped": lambda: blocks.grouped(kit),
}


def whole(name: str):
    """At full size."""
    make = getattr(kit.applications, name)
    model = make(weights=None)
    return make(weights=None, input_shape=(224, 224, 3)) if None in model.input_shape[1:] else model
