"""What Keras 2 and Keras 3 write about layers and their connections, in one form for both."""

from dataclasses import dataclass
from itertools import chain, pairwise

MODELS = ("Sequential", "Functional", "Model")


@dataclass(frozen=True)
class Layer:
    """A layer or nested model, with the class and the configuration that Keras gives it."""

    name: str
    class_name: str
    config: dict


@dataclass(frozen=True)
class Call:
    """The output of a layer, of the first (0) or a later time that the layer is called."""

    layer: str
    number: int = 0


@dataclass(frozen=True)
class Model:
    """`calls` lists each call with its inputs, in an order in which they can run."""

    layers: dict[str, Layer]
    calls: list[tuple[Call, list[Call]]]
    inputs: list[Call]
    output: Call

    @property
    def is_chain(self) -> bool:
        """Whether each call takes the output of the one before and no layer is called twice."""
        before = [*self.inputs, *(call for call, _ in self.calls)]
        chained = all(
            inputs == [last] for (_, inputs), last in zip(self.calls, before, strict=False)
        )
        return chained and len(self.calls) == len(self.layers) and self.output == before[-1]


def read_model(config: dict | list) -> Model:
    """The `config` of a sequential or functional model."""
    if isinstance(config, dict) and "output_layers" in config:
        return read_functional(config)
    return read_sequential(config["layers"] if isinstance(config, dict) else config)


def read_layer(entry: dict) -> Layer:
    return Layer(entry["config"].get("name"), entry["class_name"], entry["config"])


def read_sequential(entries: list[dict]) -> Model:
    layers = [read_layer(entry) for entry in entries if entry["class_name"] != "InputLayer"]
    calls = [Call("input"), *(Call(layer.name) for layer in layers)]
    steps = [(call, [before]) for before, call in pairwise(calls)]
    return Model({layer.name: layer for layer in layers}, steps, calls[:1], calls[-1])


def read_functional(config: dict) -> Model:
    entries = [entry for entry in config["layers"] if entry["class_name"] != "InputLayer"]
    layers = {entry["name"]: read_layer(entry) for entry in entries}
    steps = [
        (Call(entry["name"], number), connections(node))
        for entry in entries
        for number, node in enumerate(entry["inbound_nodes"])
    ]
    (output,) = connections(config["output_layers"])
    references = [output, *chain.from_iterable(inputs for _, inputs in steps)]
    first = first_numbers([call for call, _ in steps], references)

    def renumber(call: Call) -> Call:
        return Call(call.layer, call.number - first.get(call.layer, 0))

    steps = [(call, [renumber(below) for below in inputs]) for call, inputs in steps]
    inputs = connections(config["input_layers"])
    return Model(layers, in_order(steps, inputs), inputs, renumber(output))


def connections(node: object) -> list[Call]:
    """The tensors named anywhere in `node`.

    Keras 2 writes `["conv1", 0, 0, {}]`: layer, call and output. Keras 3 writes an object
    `__keras_tensor__` that holds the same as `keras_history`.
    """
    match node:
        case [str(layer), int(number), *_]:
            return [Call(layer, number)]
        case {"keras_history": [layer, number, _]}:
            return [Call(layer, number)]
        case dict():
            return connections(list(node.values()))
        case list():
            return [call for part in node for call in connections(part)]
        case _:
            return []


def first_numbers(calls: list[Call], references: list[Call]) -> dict[str, int]:
    """The number of each layer's first call, 0 or 1.

    Keras counts the calls of a nested functional model from 1: its construction was call 0. Such
    a layer is known by a reference to a call that it would not have otherwise.
    """
    return {
        call.layer: int(
            max(other.number for other in references if other.layer == call.layer)
            > max(other.number for other in calls if other.layer == call.layer)
        )
        for call in calls
        if any(other.layer == call.layer for other in references)
    }


def in_order(steps: list[tuple[Call, list[Call]]], inputs: list[Call]) -> list:
    """The steps as in the file where that order can run; a model may list them in any."""
    known, waiting, ordered = set(inputs), list(steps), []
    while waiting:
        step = next((step for step in waiting if known.issuperset(step[1])), None)
        if step is None:
            raise ValueError("the layers form a loop or name a missing layer")
        waiting.remove(step)
        ordered.append(step)
        known.add(step[0])
    return ordered
