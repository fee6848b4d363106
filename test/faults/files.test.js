import { describe } from 'node:test';
import { metadataFolder, soundFolder } from './folders.js';
import { playTable } from './play-table.js';
import { openStage, tags } from './stage.js';

/**
 * Every way of failing of a server, for each of the files that an explanation needs. A code of `works`
 * means that the explanation comes, and is the right one.
 */
const table = {
  //                         model.json             weights.bin             card.json            image.png
  404: ['model-not-found', 'weights-not-found', 'works', 'image-not-found'],
  410: ['model-not-found', 'weights-not-found', 'works', 'image-not-found'],
  403: ['model-not-found', 'weights-not-found', 'card-unreachable', 'image-not-found'],
  500: ['model-not-found', 'weights-not-found', 'card-unreachable', 'image-not-found'],
  503: ['model-not-found', 'weights-not-found', 'card-unreachable', 'image-not-found'],
  reset: ['model-unreachable', 'weights-unreachable', 'card-unreachable', 'image-unreachable'],
  'reset in the middle': [
    'model-unreachable',
    'weights-unreachable',
    'card-unreachable',
    'image-unreachable',
  ],
  silence: ['model-stalled', 'model-stalled', 'card-unreachable', 'image-stalled'],
  'stall in the middle': ['model-stalled', 'model-stalled', 'card-unreachable', 'image-stalled'],
  drip: ['works', 'works', 'works', 'works'],
  short: ['model-not-json', 'weights-truncated', 'card-not-json', 'image-truncated'],
  long: ['model-not-json', 'weights-too-long', 'card-not-json', 'works'],
  empty: ['model-not-json', 'weights-truncated', 'card-not-json', 'image-not-decodable'],
  endless: ['model-too-long', 'weights-too-long', 'card-too-long', 'image-too-large'],
  'gigabytes announced': ['model-too-long', 'weights-too-long', 'card-too-long', 'image-too-large'],
  'too much announced': [
    'model-unreachable',
    'weights-unreachable',
    'card-unreachable',
    'image-unreachable',
  ],
  'too little announced': [
    'model-not-json',
    'weights-truncated',
    'card-not-json',
    'image-truncated',
  ],
  // Sites of a single page answer with it where no card is.
  'a web page': ['model-not-json', 'weights-truncated', 'works', 'image-not-decodable'],
  'invalid JSON': ['model-not-json', 'weights-truncated', 'card-not-json', 'image-not-decodable'],
  'binary rubbish': ['model-not-json', 'weights-truncated', 'card-not-json', 'image-not-decodable'],
  'redirects in a circle': [
    'model-unreachable',
    'weights-unreachable',
    'card-unreachable',
    'image-unreachable',
  ],
  'no CORS': ['model-unreachable', 'weights-unreachable', 'card-unreachable', 'image-cors'],
  'CORS for another site': [
    'model-unreachable',
    'weights-unreachable',
    'card-unreachable',
    'image-cors',
  ],
  'the wrong type': ['works', 'works', 'works', 'works'],
};

const files = await soundFolder();
const stage = await openStage();
await stage.open(files);

for (const [column, file] of ['model.json', 'weights.bin', 'card.json', 'image.png'].entries()) {
  const rows = Object.entries(table).map(([transport, codes]) => ({
    name: `${file}: ${transport}`,
    files,
    fault: { file, transport },
    code: codes[column],
    // Codes are searched for without an image.
    tags: file === 'image.png' ? tags.filter((tag) => tag !== 'codespace-am') : tags,
  }));
  describe(file, () => playTable(stage, rows));
}

// Beside a model that TensorFlow.js wrote, as Teachable Machine does, it is read as a card is.
const written = metadataFolder(files);
describe('metadata.json', () =>
  playTable(
    stage,
    Object.entries(table).map(([transport, [, , code]]) => ({
      name: `metadata.json: ${transport}`,
      files: written,
      fault: { file: 'metadata.json', transport },
      code,
      tags: ['saliency-map'],
    })),
  ));
