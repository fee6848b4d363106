"""What a tiny network is made of."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Layer:
    """`weights` holds shapes by name.

    `calls` holds the inputs of each call, in functional models: names, with `:1` after the name
    for what a layer returns when it is called for the second time.
    """

    class_name: str
    name: str
    config: dict = field(default_factory=dict)
    weights: dict[str, list[int]] = field(default_factory=dict)
    calls: list[list[str]] = field(default_factory=list)
    layers: list["Layer"] = field(default_factory=list)

    def of(self, *inputs: str) -> "Layer":
        """The same layer, called once more on these inputs."""
        return replace(self, calls=[*self.calls, list(inputs)])


@dataclass(frozen=True)
class Network:
    """`input` is [height, width, channels]; `keras` the version whose spelling is used."""

    name: str
    keras: int
    input: list[int]
    layers: list[Layer]
    half: bool = False  # weights as float16
    files: int = 1  # of weights
    inputs: tuple[float, float] = (-1, 1)  # range of the test images
