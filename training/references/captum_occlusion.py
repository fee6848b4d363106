"""Captum's occlusion: how much the score falls while a window is covered."""

from captum.attr import Occlusion
from torch import Tensor

from references.record import Record
from references.subjects import Subject


def settings(subject: Subject) -> list[dict]:
    """Window and stride are [height, width]. Strides that do not fit clip the last window."""
    low, high = subject.range
    middle = low + (high - low) * 0.75
    if subject.shipped:
        return [
            {"window": [8, 8], "stride": [4, 4], "baseline": 0.0, "score": "probability"},
            {"window": [7, 5], "stride": [5, 3], "baseline": 0.0, "score": "logit"},
            {"window": [6, 6], "stride": [5, 5], "baseline": middle, "score": "probability"},
        ]
    return [
        {"window": [3, 3], "stride": [2, 2], "baseline": 0.0, "score": "probability"},
        {"window": [2, 3], "stride": [1, 2], "baseline": 0.0, "score": "logit"},
        {"window": [3, 2], "stride": [3, 2], "baseline": middle, "score": "logit"},
    ]


def record_occlusion(record: Record, subject: Subject) -> None:
    """Maps [height, width, 1]: the mean fall of the score over the windows that cover a pixel.

    `baseline` fills the window in all channels, in the units of the model. The score is a logit,
    or its softmax among the logits.
    """

    def probabilities(image: Tensor) -> Tensor:
        return subject.network(image).softmax(1)

    scores = {"probability": probabilities, "logit": subject.network}
    for parameters in settings(subject):
        occlusion = Occlusion(scores[parameters["score"]])
        for sample, image in subject.images.items():
            channels = image.shape[1]
            for target in subject.targets[sample]:
                result = occlusion.attribute(
                    image,
                    sliding_window_shapes=(channels, *parameters["window"]),
                    strides=(channels, *parameters["stride"]),
                    baselines=parameters["baseline"],
                    target=target,
                    perturbations_per_eval=32,
                )
                # A window covers all channels, which therefore share one value.
                labels = {"sample": sample, "target": target, "method": "occlusion"}
                record.add("map", result[:, :1], **labels, parameters=parameters)
