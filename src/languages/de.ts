import type { Phrasebook } from '../components/language.js';

/** German. Terms of the field stay as German texts have them. */
export const phrases: Phrasebook = {
  'Explain this picture': 'Dieses Bild erklären',
  'Try again': 'Erneut versuchen',
};
