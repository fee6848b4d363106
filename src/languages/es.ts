import type { Phrasebook } from '../components/language.js';

/** Spanish. */
export const phrases: Phrasebook = {
  'Explain this picture': 'Explicar esta imagen',
  'Try again': 'Reintentar',
};
