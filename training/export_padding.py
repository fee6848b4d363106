"""Says in Keras's words how convolutions pad: "valid" (not at all), "same" or zeros of its own."""

import torch
from torch import nn


def same_padding(size: int, kernel: int, stride: int, dilation: int) -> list[int]:
    """What Keras's "same" adds before and after `size` pixels; the odd one goes after them."""
    reach = (-(-size // stride) - 1) * stride + dilation * (kernel - 1) + 1
    total = max(reach - size, 0)
    return [total // 2, total - total // 2]


def convolution_padding(
    layer: nn.Conv2d, pad: nn.ZeroPad2d | None, shape: torch.Size
) -> tuple[str, list[list[int]] | None]:
    """Keras's word, and the zeros [[top, bottom], [left, right]] that it leaves out, if any.

    `pad` came before the convolution, whose input [batch, channels, height, width] has `shape`.
    """
    left, right, top, bottom = pad.padding if pad else (0, 0, 0, 0)
    vertical, horizontal = layer.padding
    padding = [[top + vertical, bottom + vertical], [left + horizontal, right + horizontal]]
    sizes = [shape[2] - top - bottom, shape[3] - left - right]
    windows = zip(sizes, layer.kernel_size, layer.stride, layer.dilation, strict=True)
    if padding == [[0, 0], [0, 0]]:
        return "valid", None
    if padding == [same_padding(*window) for window in windows]:
        return "same", None
    return "valid", padding


def transposed_padding(layer: nn.ConvTranspose2d) -> str:
    """Keras's word: "same" makes the output `stride` times the input, "valid" cuts nothing off."""
    axes = zip(layer.kernel_size, layer.stride, layer.padding, strict=True)
    overlaps = {(kernel - stride, padding) for kernel, stride, padding in axes}
    if layer.output_padding == (0, 0) and layer.dilation == (1, 1):
        if all(overlap == 2 * padding for overlap, padding in overlaps):
            return "same"
        if all(overlap >= 0 and padding == 0 for overlap, padding in overlaps):
            return "valid"
    raise ValueError(f"no Keras spelling for the padding of {layer}")
