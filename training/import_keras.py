"""Builds the PyTorch network that a TensorFlow.js layers-model describes, weights included."""

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from keras_import.files import LayerWeights, read_topology, read_weights
from keras_import.layers import translate, without_softmax
from keras_import.topology import MODELS, Call, Model, read_model


class Chain(nn.Sequential):
    """A model in which each layer takes the output of the one before."""


class Graph(nn.Module):
    """A model whose layers are joined in any way and may be called several times."""

    def __init__(self, model: Model, layers: dict[str, nn.Module]) -> None:
        super().__init__()
        self.model = model
        for name, layer in layers.items():
            self.add_module(name, layer)

    def forward(self, *arrays: Tensor) -> Tensor:
        values = dict(zip(self.model.inputs, arrays, strict=True))
        for call, inputs in self.model.calls:
            layer = self.get_submodule(call.layer)
            values[call] = layer(*(values[name] for name in inputs))
        return values[self.model.output]


def import_keras(folder: Path) -> Chain | Graph:
    """The network in `folder`, from images [batch, channels, height, width] to logits.

    The softmax at the end is left out. Each Keras layer is a module with the layer's name, also
    inside the module of a nested model; see `named_layers`.
    """
    topology = read_topology(folder)
    image = torch.zeros(1, *input_shape(topology))
    return build(topology["config"], (), read_weights(folder), [image], strip=True)


def named_layers(model: Chain | Graph, prefix: str = "") -> Iterator[tuple[str, nn.Module]]:
    """Each Keras layer, activation included; those of a nested model are named "model/layer"."""
    for name, module in model.named_children():
        if isinstance(module, (Chain, Graph)):
            yield from named_layers(module, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", module


def input_shape(topology: dict) -> list[int]:
    """Channels, height and width of the images that a model takes, or the size of a code."""
    config = topology["config"]
    for layer in config["layers"] if isinstance(config, dict) else config:
        for key in ("batch_input_shape", "batch_shape"):
            if key in layer["config"]:
                _, *sizes, channels = layer["config"][key]
                return [channels, *sizes]
        if layer["class_name"] in MODELS:
            return input_shape(layer)
    raise ValueError("no layer states the shape of the input")


@torch.no_grad()
def build(
    config: dict | list,
    path: tuple[str, ...],
    weights: dict[str, np.ndarray],
    arrays: list[Tensor],
    strip: bool,
) -> Chain | Graph:
    """One model. `arrays` run through it as it grows and tell each layer the rank of its input.

    `path` names the models around this one; `strip` leaves out a softmax at its end.
    """
    model = read_model(config)
    values: dict[Call, Tensor] = dict(zip(model.inputs, arrays, strict=True))
    modules: dict[str, nn.Module] = {}
    for call, inputs in model.calls:
        layer, below = model.layers[call.layer], [values[name] for name in inputs]
        if layer.name not in modules:
            last = strip and call.layer == model.output.layer
            inside = (*path, layer.name)
            if layer.class_name in MODELS:
                module = build(layer.config, inside, weights, below, last)
            else:
                plain = without_softmax(layer) if last else layer
                module = translate(plain, LayerWeights(inside, weights), below[0].dim())
            modules[layer.name] = module.eval()
        values[call] = modules[layer.name](*below)
    return (Chain(OrderedDict(modules)) if model.is_chain else Graph(model, modules)).eval()
