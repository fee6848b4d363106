"""Spells a tiny network as Keras 2 or Keras 3 writes it into model.json."""

from tiny.spec import Layer, Network

VERSIONS = {2: "2.15.0", 3: "3.8.0"}


def topology(network: Network) -> dict:
    """What `model_config` holds."""
    return spell_model(network.keras, network.name, network.layers, "input", network.input)


def spell_model(
    keras: int, name: str, layers: list[Layer], input_name: str, shape: list[int] | None
) -> dict:
    """Functional where the layers say what they are called on, else sequential.

    `shape` is [height, width, channels], or None in a nested model, whose input says it.
    """
    batch = [None, *(shape or [None, None, None])]
    if not layers[0].calls:
        entries = [spell_layer(keras, layer, {}) for layer in layers]
        if keras == 3 and shape:
            entries.insert(0, input_layer(keras, input_name, batch))
        elif shape:
            entries[0]["config"]["batch_input_shape"] = batch
        config = {"name": name, "layers": entries}
        return {**module(keras), "class_name": "Sequential", "config": config}
    offsets = {layer.name: first_call(keras, layer) for layer in layers}
    entry = {**input_layer(keras, input_name, batch), "name": input_name, "inbound_nodes": []}
    entries = [entry, *(spell_layer(keras, layer, offsets) for layer in layers)]
    first, last = [input_name, 0, 0], [layers[-1].name, offsets[layers[-1].name], 0]
    config = {
        "name": name,
        "trainable": True,
        "layers": entries,
        "input_layers": [first] if keras == 2 else first,
        "output_layers": [last] if keras == 2 else last,
    }
    return {**module(keras), "class_name": "Functional", "config": config}


def module(keras: int) -> dict:
    return {} if keras == 2 else {"module": "keras.layers", "registered_name": None}


def first_call(keras: int, layer: Layer) -> int:
    """The number of a layer's first call: Keras counts the making of a nested model as call 0.

    Keras 3 does so in functional models only, Keras 2 in sequential ones too.
    """
    counted = ("Functional",) if keras == 3 else ("Functional", "Sequential")
    return int(layer.class_name in counted)


def input_layer(keras: int, name: str, batch: list) -> dict:
    shape = "batch_input_shape" if keras == 2 else "batch_shape"
    config = {shape: batch, "dtype": "float32", "sparse": False, "ragged": False, "name": name}
    return {**module(keras), "class_name": "InputLayer", "config": config}


def spell_layer(keras: int, layer: Layer, offsets: dict[str, int]) -> dict:
    """`offsets` holds the number of the first call of each layer in a functional model."""
    if layer.layers:
        entry = spell_model(keras, layer.name, layer.layers, f"{layer.name}_input", None)
    else:
        entry = {
            **module(keras),
            "class_name": layer.class_name,
            "config": {
                "name": layer.name,
                "trainable": True,
                "dtype": "float32" if keras == 2 else policy(),
                **layer.config,
            },
        }
    if layer.calls:
        entry["name"] = layer.name
        entry["inbound_nodes"] = [spell_call(keras, call, offsets) for call in layer.calls]
    return entry


def policy() -> dict:
    """The data type of a layer in Keras 3."""
    return {
        "module": "keras",
        "class_name": "DTypePolicy",
        "config": {"name": "float32"},
        "registered_name": None,
    }


def spell_call(keras: int, inputs: list[str], offsets: dict[str, int]) -> list | dict:
    """One call of a layer. The shapes that Keras 3 adds to each input are left out."""
    tensors = []
    for reference in inputs:
        name, _, number = reference.partition(":")
        history = [name, int(number or 0) + offsets.get(name, 0), 0]
        config = {"dtype": "float32", "keras_history": history}
        keras3 = {"class_name": "__keras_tensor__", "config": config}
        tensors.append([*history, {}] if keras == 2 else keras3)
    if keras == 2:
        return tensors
    return {"args": tensors if len(tensors) == 1 else [tensors], "kwargs": {}}
