import {
  ExplainError,
  givenFile,
  packedPath,
  shownName,
  type ErrorCode,
  type FileFailure,
} from '../../protocol.js';

/** What a file is called in a message, and the prefix of its error codes. */
export interface FileRole {
  code: 'model' | 'weights' | 'card';
  noun: string;
  /** What to do when the server does not have it. */
  whenMissing: string;
  /** Whose bytes it may not exceed, such as `that the model needs`. */
  whoseMost: string;
}

/** Of files, in a message. */
const MOST_NAMES = 12;

const CARD_HINT =
  'Try again. Where there is no card the server has to answer 404, readable by this page (some storage answers 403); else publish a card.json beside the model, {} is enough, or name another in the attribute "card".';

/** The named error of a file that could not be had. */
export function fileError(failure: FileFailure, role: FileRole): ExplainError {
  const url = shownName(failure.url);
  const isCard = role.code === 'card';
  switch (failure.kind) {
    case 'status': {
      const { status } = failure;
      if (!isCard && packedPath(failure.url) !== null) {
        return new ExplainError(
          'model-not-packed',
          `The ${role.noun} ${packedPath(failure.url)!} is too large to be carried in the kit's own scripts, and this page has no other address for it.`,
          'Run npx convlens offline, which writes a copy of the page with it, serve the page and the folder models/ over HTTP (for one, npx sirv-cli .), name the folder by configure({ modelBase }), or set "model" to the https address of its model.json.',
        );
      }
      const answer = url.startsWith('file:') ? 'it is not there' : `the server answered ${status}`;
      const sentence = `The ${role.noun} ${url} could not be had: ${answer}.`;
      // Nobody knows whether there is a card, and what it would say.
      return isCard && status !== 404 && status !== 410
        ? new ExplainError('card-unreachable', sentence, CARD_HINT)
        : new ExplainError(`${role.code}-not-found`, sentence, role.whenMissing);
    }
    case 'too-long':
      return new ExplainError(
        `${role.code}-too-long`,
        `The ${role.noun} ${url} has more than the ${failure.most} bytes ${role.whoseMost}.`,
        'Check the address: it may lead to another file. Publish the files of the model again.',
      );
    case 'stalled':
      return new ExplainError(
        isCard ? 'card-unreachable' : 'model-stalled',
        `The ${role.noun} ${url} stalled: no byte came for ${failure.milliseconds / 1000} seconds.`,
        'Try again; where a server is that slow, raise configure({ stallTimeout }).',
      );
    case 'unreachable':
      return unreachable(failure, role);
    case 'not-given':
      return notGiven(failure, role);
  }
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => name || 'one without a name');
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length} in all`] : [])].join(', ');
}

/** Of what the page gives as files. */
function notGiven(
  { url, given }: FileFailure & { kind: 'not-given' },
  role: FileRole,
): ExplainError {
  const names = list(given);
  if (role.code === 'model') {
    return new ExplainError(
      'model-not-given',
      `The files given hold no model, or more than one: ${names}.`,
      'Give one model.json with its weights files, or one .onnx, .keras or .h5 file.',
    );
  }
  return new ExplainError(
    `${role.code}-not-found`,
    `The ${role.noun} ${shownName(url)} is not among the files given: ${names}.`,
    'Give it together with the model: choose all files of the model at once, or their folder.',
  );
}

function unreachable(
  { url, loaded, offline }: FileFailure & { kind: 'unreachable' },
  role: FileRole,
): ExplainError {
  const code: ErrorCode = `${role.code}-unreachable`;
  if (givenFile(url)) {
    return new ExplainError(
      code,
      `The ${role.noun} ${shownName(url)} could not be read.`,
      'It may have been changed, moved or deleted since it was chosen: choose it again.',
    );
  }
  if (url.startsWith('file:')) {
    return new ExplainError(
      `${role.code}-on-disk`,
      `The page and its ${role.noun} are on disk, and browsers forbid a page to read files from disk.`,
      'Serve the folder over HTTP (for one, npx sirv-cli .), or point "model" to an https address.',
    );
  }
  const packed = packedPath(url);
  if (packed !== null) {
    return new ExplainError(
      code,
      `The ${role.noun} ${packed} could not be loaded from the kit's own scripts.`,
      'Publish all files that the build made, or the folder dist/packs/ beside the script, and reload the page.',
    );
  }
  if (offline) {
    return new ExplainError(
      code,
      `The ${role.noun} ${url} could not be reached: this device is offline.`,
      'Connect to the network; the figure then tries again by itself.',
    );
  }
  if (loaded !== null) {
    return new ExplainError(
      code,
      `The connection broke off after ${loaded} bytes of the ${role.noun} ${url}.`,
      'Try again; if it goes on, publish the file again.',
    );
  }
  return new ExplainError(
    code,
    `The ${role.noun} ${url} could not be reached.`,
    role.code === 'card'
      ? CARD_HINT
      : "Check the network; a file on another origin needs the header Access-Control-Allow-Origin, and the page's content security policy must allow it in connect-src.",
  );
}
