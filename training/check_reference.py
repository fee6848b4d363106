"""Checks what the reference results rest on: the importer, and the conventions of zennit.

python training/check_reference.py
"""

import math

import torch
from torch import Tensor, nn
from zennit import rules
from zennit.core import BasicHook

from keras_import.modules import AvgPool2dSame, Conv2dSame, ConvTranspose2dSame, MaxPool2dSame
from references.deconvnet import descend, ladders
from references.subjects import FIXTURES, Subject, read_subject
from references.zennit_composites import everywhere, mixed_rules, single_rules
from references.zennit_relevance import INPUT, has_rules, relevance


def close(actual: Tensor, expected: Tensor, tolerance: float = 1e-6) -> None:
    """Fails unless all values agree relative to the largest one."""
    difference = (actual - expected).abs().max()
    assert difference <= tolerance * expected.abs().max(), f"{difference} apart"


def check_same_padding() -> None:
    """ "Same" padding against windows that are cut out one by one."""
    image = torch.randn(1, 2, 7, 10)
    for width, stride in [(3, 2), (2, 1), (2, 2), (3, 3), (4, 1), (1, 2)]:
        window, step = (width, width + 1), (stride, 2)
        convolution = Conv2dSame(2, 3, window, step)
        outputs = {kind: kind(window, step)(image) for kind in (MaxPool2dSame, AvgPool2dSame)} | {
            Conv2dSame: convolution(image)
        }
        starts = []
        for size, cells, by in zip(image.shape[2:], window, step, strict=True):
            count = math.ceil(size / by)
            before = max((count - 1) * by + cells - size, 0) // 2
            starts.append([index * by - before for index in range(count)])
        for row, top in enumerate(starts[0]):
            for column, left in enumerate(starts[1]):
                rows = slice(max(top, 0), top + window[0])
                columns = slice(max(left, 0), left + window[1])
                cells = image[0, :, rows, columns]
                close(outputs[MaxPool2dSame][0, :, row, column], cells.amax((1, 2)))
                close(outputs[AvgPool2dSame][0, :, row, column], cells.mean((1, 2)))
                above, aside = rows.start - top, columns.start - left
                kernel = convolution.weight[
                    :, :, above : above + cells.shape[1], aside : aside + cells.shape[2]
                ]
                sums = (kernel * cells).sum((1, 2, 3)) + convolution.bias
                close(outputs[Conv2dSame][0, :, row, column], sums)
        transposed = ConvTranspose2dSame(3, 2, window, step, bias=False)
        transposed.output_padding = tuple(
            max(by - cells, 0) for by, cells in zip(step, window, strict=True)
        )
        check_transposed(transposed)


def check_transposed(transposed: ConvTranspose2dSame) -> None:
    """A transposed convolution is the gradient of the convolution with the same kernel."""
    signal = torch.randn(1, 3, 4, 5)
    sizes = [size * step for size, step in zip(signal.shape[2:], transposed.stride, strict=True)]
    convolution = Conv2dSame(2, 3, transposed.kernel_size, transposed.stride, bias=False)
    convolution.weight = transposed.weight
    below = torch.zeros(1, 2, *sizes, requires_grad=True)
    (gradient,) = torch.autograd.grad(convolution(below), below, signal)
    close(transposed(signal), gradient)


def share(rule: BasicHook, weight: Tensor, bias: Tensor, inputs: Tensor, start: Tensor) -> Tensor:
    """Relevance of the inputs of one dense layer."""
    layer = nn.Linear(*weight.T.shape)
    layer.weight.data, layer.bias.data = weight, bias
    leaf = inputs.clone().requires_grad_()
    with everywhere(lambda: rule, {})().context(nn.Sequential(layer)) as network:
        return torch.autograd.grad(network(leaf), leaf, start)[0]


def check_golden() -> None:
    """The worked example of alpha-beta with a negative relevance."""
    layer = torch.tensor([[1.0, -1.0]]), torch.tensor([-1.0])
    at, start = torch.ones(1, 2), torch.tensor([[-1.0]])
    close(share(rules.AlphaBeta(1, 0), *layer, at, start), torch.tensor([[-1.0, 0.0]]), 1e-5)
    close(share(rules.AlphaBeta(2, 1), *layer, at, start), torch.tensor([[-2.0, 0.5]]), 1e-5)


def check_bias_conventions() -> None:
    """Flat and z^B have no bias in the denominator; w-square has its square."""
    weight, bias = torch.randn(1, 3), torch.randn(1)
    at, start = torch.rand(1, 3), torch.ones(1, 1)
    close(share(rules.Flat(), weight, bias, at, start), torch.full((1, 3), 1 / 3), 1e-5)
    squares = weight**2 / ((weight**2).sum() + bias**2)
    close(share(rules.WSquare(), weight, bias, at, start), squares, 1e-5)
    boxed = at * weight + weight.clamp(min=0) - 2 * weight.clamp(max=0)  # low -1, high 2
    close(share(rules.ZBox(-1.0, 2.0), weight, bias, at, start), boxed / boxed.sum(), 1e-5)


def check_relevances(subject: Subject) -> None:
    """alpha1-beta0 is z+; without biases LRP-0 is gradient x input and nothing is lost."""
    image, target = subject.images["0"], subject.targets["0"][0]
    composites = [(str(parameters), make) for parameters, make in single_rules() + mixed_rules()]
    shares = {
        name: relevance(make, target, subject.network, image)[INPUT] for name, make in composites
    }
    names = {
        rule: name for rule in ("'0'", "'beta': 0", "z-plus") for name in shares if rule in name
    }
    close(shares[names["'beta': 0"]], shares[names["z-plus"]])
    if subject.path.endswith("no-bias"):
        leaf = image.clone().requires_grad_()
        (gradient,) = torch.autograd.grad(subject.network(leaf)[0, target], leaf)
        close(shares[names["'0'"]], gradient * image)
        logit = subject.network(image)[0, target]
        for name in (names["'0'"], "{'composite': 'epsilon-alpha2-beta1-flat'}"):
            close(shares[name].sum(), logit, 1e-3)


def check_deconvnet(subject: Subject) -> None:
    """Without its rectifiers the way down is the gradient of a network that is cut off there."""
    image = subject.images["0"].clone().requires_grad_()
    for _, rungs, top in ladders(subject.network, image):
        seed = torch.rand_like(top)
        linear = [rung for rung in rungs if not isinstance(rung[0], nn.ReLU)]
        signal = image
        for module, _, switches in linear:
            if switches is None:
                signal = module(signal)
            else:
                signal = signal.flatten(2).gather(2, switches.flatten(2)).view(switches.shape)
        (gradient,) = torch.autograd.grad(signal, image, seed, retain_graph=True)
        close(descend(linear, seed), gradient)


def main() -> None:
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    check_same_padding()
    check_golden()
    check_bias_conventions()
    for path in FIXTURES:
        subject = read_subject(path)
        check_deconvnet(subject)
        if has_rules(subject):
            check_relevances(subject)
    print(f"all checks passed on {len(FIXTURES)} networks")


if __name__ == "__main__":
    main()
