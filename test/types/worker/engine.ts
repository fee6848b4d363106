/** A script in a worker, which has neither the types of pages nor those of Node. */
import { createExplainer, toNpy, toPNG, type ImageSource } from 'convlens/engine';

const network = createExplainer({ model: 'mnist-cnn' });
const image: ImageSource = new OffscreenCanvas(28, 28);
const { input, view } = await network.picture(image);
const canvas: OffscreenCanvas = view;
const result = await network.saliencyOf(input);
postMessage([toNpy(result), await toPNG(canvas), await toPNG(result)]);
// @ts-expect-error: an address, not its object
await network.picture(new URL('cat.png', self.location.href));
