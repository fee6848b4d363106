"""Plain PyTorch: inputs, logits and the output of every layer."""

from torch import Tensor, nn

from import_keras import named_layers
from references.record import Record
from references.subjects import Subject

Outputs = dict[tuple[str, int], Tensor]


def record_forward(record: Record, subject: Subject) -> None:
    """The activation of a layer is its output after an activation function of its own.

    A softmax at the end is left out. Those of a shipped model are large and kept as integers.
    `call` counts the calls of a shared layer from 0.
    """
    for sample, image in subject.images.items():
        record.add("input", image, sample=sample)
        outputs, logits = run_layers(subject.network, image)
        record.add("logits", logits, sample=sample)
        for (layer, call), output in outputs.items():
            record.add(
                "activation", output, short=subject.shipped, sample=sample, layer=layer, call=call
            )


def run_layers(network: nn.Module, image: Tensor) -> tuple[Outputs, Tensor]:
    """The outputs of the layers by name and call, in the order in which they ran; the logits."""
    outputs: Outputs = {}

    def keep(layer: str, output: Tensor) -> None:
        call = sum(name == layer for name, _ in outputs)
        outputs[layer, call] = output

    hooks = [
        module.register_forward_hook(lambda _, __, output, layer=layer: keep(layer, output))
        for layer, module in named_layers(network)
        if not isinstance(module, nn.Identity)  # a softmax that was left out
    ]
    logits = network(image)
    for hook in hooks:
        hook.remove()
    return outputs, logits
