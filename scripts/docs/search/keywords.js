/**
 * What readers call things that a section names otherwise: their words, by the section. A section
 * that is gone fails `test/node/search.test.js`.
 */
export const keywords = {
  'docs/choosing.md#which-method-for-which-question':
    'which method should i use best recommended choose chooser',
  'docs/citing.md#citing': 'cite citation bibtex reference paper',
  'docs/accessibility.md#accessibility': 'wcag a11y screen reader level axe',
  'docs/hosting.md#integrity': 'subresource integrity sri hash sha384 crossorigin import map',
  'docs/third-party.md#third-party-software':
    'licenses dependencies attribution notice sbom bundled open source',
  'docs/tensorflow.md#tensorflowjs': 'tfjs unmaintained fork replace backend runtime',
  'docs/stability.md#what-is-stable': 'semver breaking change deprecated api version stable',
  'README.md#try-it': 'install start begin quickstart script tag cdn paste hello example',
  'README.md#your-own-model': 'custom model own network',
  'docs/own-model.md#the-card':
    'card card.json class names labels preprocessing categories classes',
  'docs/own-model.md#other-languages': 'translate labels class names',
  'docs/own-model.md#a-keras-network': 'keras tensorflow h5 works with my model convert',
  'docs/own-model.md#a-pytorch-network': 'pytorch torch onnx export resnet works with my model',
  'docs/own-model.md#a-teachable-machine-project': 'teachable machine google',
  'docs/own-model.md#what-works':
    'supported layers compatible works transformer attention lstm resnet vgg mobilenet',
  'docs/own-model.md#pixels':
    'preprocessing normalize mean std range rgb bgr resize imagenet wrong prediction',
  'docs/own-model.md#hosting':
    'cors access-control-allow-origin cross-origin bucket github pages server model files',
  'docs/own-model.md#is-it-the-same-network': 'wrong prediction differs verify compare python',
  'docs/own-model.md#smaller-files': 'quantize quantization compress size float16',
  'docs/errors.md#errors':
    'blank empty nothing appears white broken does not work troubleshooting debug',
  'docs/errors.md#where-errors-show': 'blank empty nothing appears message where',
  'docs/errors.md#image-cors': 'cors tainted canvas cross-origin blocked image',
  'docs/errors.md#model-unreachable': 'cors blocked model fetch failed network error',
  'docs/errors.md#result-not-finite': 'nan infinity blank map',
  'docs/hosting.md#if-the-kit-cannot-be-loaded':
    'blank empty nothing appears white page fallback cdn down',
  'docs/hosting.md#from-a-cdn': 'cdn jsdelivr unpkg version integrity sri',
  'docs/hosting.md#a-copy-on-your-own-site': 'self-host own server copy',
  'docs/hosting.md#upgrading': 'update new version migrate',
  'docs/theming.md#what-comes-by-itself': 'dark mode night light color-scheme font contrast',
  'docs/theming.md#--convlens-accent': 'accent brand color theme change',
  'docs/theming.md#signs-without-color': 'color blind colorblind monochrome hatch',
  'docs/theming.md#print': 'print paper pdf',
  'docs/theming.md#parts': 'css style part',
  'docs/theming.md#room-before-anything-has-arrived': 'layout shift cls jump reserve height',
  'docs/recipes/print.md#print': 'print paper pdf worksheet',
  'docs/recipes/offline.md#working-offline': 'offline no internet usb stick classroom airplane',
  'docs/recipes/content-security-policy.md#content-security-policy':
    'csp unsafe-eval blocked nonce',
  'docs/recipes/notebooks.md#myst-jupyter-quarto': 'jupyter colab notebook quarto python',
  'docs/recipes/reveal.md#revealjs': 'slides presentation reveal talk',
  'docs/layout.md#controls': 'hide class menu remove buttons dropdown selector no controls adjust',
  'docs/layout.md#width-and-height': 'size small big responsive',
  'docs/layout.md#slides-layoutcompact': 'slides presentation compact projector',
  'docs/elements/saliency-map.md#controls': 'hide class menu remove dropdown selector buttons',
  'docs/elements/saliency-map.md#what-it-shows': 'heatmap saliency attention explanation map',
  'docs/elements/saliency-map.md#cam-layer': 'cam class activation map grad-cam layer',
  'docs/elements/saliency-map.md#grad-cam': 'cam class activation map gradcam',
  'docs/elements/saliency-map.md#integrated-gradients': 'ig integrated gradients baseline',
  'docs/elements/saliency-map.md#sanity': 'sanity check randomize weights adebayo',
  'docs/elements/saliency-map.md#faithfulness': 'deletion insertion curve faithful trust',
  'docs/elements/saliency-map.md#loading': 'lazy eager click start when visible',
  'docs/threat-model.md#threat-model': 'security attack xss hostile vulnerability safe privacy',
  'docs/method-cards.md#method-cards': 'limitations pitfalls misleading what does it not show',
  'docs/elements/saliency-map.md#method-card':
    'limits limitations trust misleading pitfalls wrong conclusion',
  'docs/elements/lrp-heatmap.md#what-it-shows': 'heatmap relevance lrp layer-wise propagation',
  'docs/elements/lrp-heatmap.md#epsilon-gamma-alpha':
    'epsilon eps gamma alpha beta which value choose what is default',
  'docs/elements/lrp-heatmap.md#epsilon-scale': 'epsilon relative scale which value choose',
  'docs/elements/lrp-heatmap.md#composite': 'preset rules which composite',
  'docs/elements/lrp-heatmap.md#conservation': 'sum relevance lost leak',
  'docs/elements/occlusion-grid.md#what-it-shows':
    'occlusion sensitivity patch cover hide part of image',
  'docs/elements/codespace-am.md#what-it-shows':
    'activation maximization dream deepdream feature visualization gan ideal image',
  'docs/elements/deconv-viewer.md#what-it-shows':
    'filters feature maps activations zeiler fergus visualize layers',
  'docs/elements/image-input.md#image-input-the-readers-own-image':
    'upload camera webcam draw paste own photo',
  'docs/elements/explain-scene.md#explain-scene':
    'link share figures synchronize several same image',
  'docs/performance.md#performance': 'slow fast speed latency phone mobile milliseconds',
  'docs/performance.md#large-networks': 'slow phone mobile big model memory',
  'docs/engine.md#backends': 'webgl wasm cpu gpu webgpu backend slow phone',
  'docs/browsers.md#what-was-tested': 'safari firefox chrome edge ios android supported versions',
  'docs/models.md#models-that-come-with-the-kit':
    'built-in models list available mnist cifar efficientnet samples',
  'docs/languages.md#languages': 'translate german spanish localize i18n language',
  'docs/events.md#events': 'listen callback react to change javascript',
  'docs/scripts.md#scripts-in-node-in-a-worker-by-a-plain-import':
    'node nodejs compute without elements javascript api worker',
  'docs/render.md#static-figures-rendered-in-advance':
    'static image png server side ssr without javascript seo',
};
