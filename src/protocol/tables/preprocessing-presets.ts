import { namesOf, tableOf } from './row.js';

/** A way of numbering pixels that many networks share: value = (pixel · scale - mean) / std. */
export interface PreprocessingRow {
  /** What a pixel of 1 is multiplied by. */
  scale: number;
  /** In the order of the network's channels; one number for all of them alike. */
  mean: number[];
  std: number[];
  channels: 'rgb' | 'bgr';
}

// No page's script takes the table along: making it does nothing else.
const table = /* @__PURE__ */ tableOf<PreprocessingRow>();

/** Mean and deviation of the pixels of ImageNet's training images, as torchvision has them. */
const imageNet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

/** What `input.preset` of a card may name. */
export const preprocessingPresets = /* @__PURE__ */ table({
  'imagenet-torch': {
    ...{ scale: 1, ...imageNet, channels: 'rgb' },
  },
  'imagenet-keras-caffe': {
    ...{ scale: 255, mean: [103.939, 116.779, 123.68], std: [1], channels: 'bgr' },
  },
  'imagenet-keras-torch': {
    ...{ scale: 1, ...imageNet, channels: 'rgb' },
  },
  'minus-one-to-one': {
    ...{ scale: 2, mean: [1], std: [1], channels: 'rgb' },
  },
  'zero-to-one': {
    ...{ scale: 1, mean: [0], std: [1], channels: 'rgb' },
  },
  'zero-to-255': {
    ...{ scale: 255, mean: [0], std: [1], channels: 'rgb' },
  },
});

/** A known preprocessing, by its name ([presets](own-model.md#pixels)). */
export type PreprocessingPreset = keyof typeof preprocessingPresets;

export const presetNames: PreprocessingPreset[] = /* @__PURE__ */ namesOf(preprocessingPresets);
