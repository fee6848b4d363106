import path from 'node:path';
import type { ErrorDetail } from '../../protocol.js';
import type { WrittenCard } from '../inspect/card-file.js';
import { shownPath } from '../inspect/shown-path.js';
import { onOneLine, problemText } from './terminal.js';
import { wrapped } from './text-layout.js';

/** Why a model cannot be read; of layers that are not supported all of them, by reason. */
export function errorText(error: ErrorDetail, width: number): string {
  const { unsupported = [] } = error;
  const head = wrapped(onOneLine(problemText(error)), width, '', '');
  const reasons = new Set(unsupported.map(({ reason }) => reason));
  const layers = [...reasons].flatMap((reason) => [
    ...unsupported
      .filter((each) => each.reason === reason)
      .flatMap(({ layer, kind }) => wrapped(onOneLine(`${layer}: ${kind}`), width, '  ', '    ')),
    ...(reason === null ? [] : wrapped(onOneLine(reason), width, '      ', '      ')),
  ]);
  const count = unsupported.length;
  const title = count === 1 ? 'Not supported, 1 layer' : `Not supported, ${count} layers`;
  return [...head, ...(count > 0 ? ['', title, ...layers] : [])].join('\n');
}

/** Where the card is, what is still to be answered in it, and how a page names it. */
export function cardText({ file, card, isFound, sharers }: WrittenCard, width: number): string {
  const unanswered = card.unanswered ?? [];
  const place = shownPath(file);
  const use = isFound
    ? 'Pages find it beside the model.'
    : `Pages have to name it: card="${path.basename(file)}", with its path.`;
  const others =
    sharers > 1 ? `The ${sharers} models of this folder share it: name a card for each.` : '';
  return [
    ...wrapped(onOneLine(`Card: ${place}. ${use} ${others}`), width, '', ''),
    ...(unanswered.length === 0
      ? ['Every field is filled.']
      : [
          'To be answered there:',
          ...unanswered.flatMap(({ field, question }) =>
            wrapped(onOneLine(`${field}: ${question}`), width, '  ', '    '),
          ),
        ]),
  ].join('\n');
}
