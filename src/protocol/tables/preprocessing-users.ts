import type { PreprocessingPreset } from './preprocessing-presets.js';

/** Whose networks want which way of numbering pixels, for the docs. */
export const preprocessingUsers: Record<PreprocessingPreset, string> = {
  'imagenet-torch': 'torchvision and timm, for most networks trained on ImageNet',
  'imagenet-keras-caffe': 'VGG, ResNet (not V2) of keras.applications',
  'imagenet-keras-torch': 'DenseNet of keras.applications',
  'minus-one-to-one':
    'Inception, InceptionResNet, Xception, MobileNet 1 and 2, ResNetV2, NASNet of keras.applications; Teachable Machine',
  'zero-to-one': 'networks trained on pixels / 255',
  'zero-to-255':
    'EfficientNet, EfficientNetV2, MobileNetV3, ConvNeXt of keras.applications, which rescale inside of the network',
};
