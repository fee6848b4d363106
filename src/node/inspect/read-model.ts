import { Explainer } from '../../client/explainer.js';
import { ExplainError, type ModelInspection } from '../../protocol.js';
import { refused } from '../reading/page-fetch.js';
import { readFor } from '../reading/reader.js';
import type { NamedModel } from './named-model.js';
import { hideSecrets } from './hide-secrets.js';
import { shownPath } from './shown-path.js';

/** What can be said of a model; nothing is read but by its rules. */
export function readModel(
  { model, rules }: NamedModel,
  output: string | undefined,
): Promise<ModelInspection> {
  return readFor({ address: 'file:///', rules }, () => inspected(model, output));
}

async function inspected(model: string, output: string | undefined): Promise<ModelInspection> {
  const explainer = new Explainer({ model, output: numberOr(output) });
  const inspection = await explainer.inspect().catch((error: unknown) => {
    throw hinted(refused() ?? error);
  });
  // Such as a card that is a link to elsewhere: it is not as if there were none.
  const refusal = refused();
  if (refusal) throw hinted(refusal);
  return {
    ...inspection,
    methods: inspection.methods.map(({ reason, ...method }) => ({
      ...method,
      reason: reason === null ? null : shownText(reason),
    })),
    problems: inspection.problems.map(({ message, hint, ...problem }) => ({
      ...problem,
      message: shownText(message),
      hint: shownText(hint),
    })),
  };
}

/** Outputs go by their names or their numbers. */
function numberOr(output: string | undefined): string | number | null {
  return output === undefined ? null : /^\d+$/.test(output) ? Number(output) : output;
}

/** What to do is another thing here than on a page. */
const hints = new Map([
  ['render-outside', "Only the model's own folder is read: keep all of its files there."],
  ['render-network', 'Only files of the server that was named are fetched: download the model.'],
  ['model-not-found', 'Check the address, and that the file is there.'],
  ['model-unreachable', 'Check the address and the network, or download the model.'],
  ['weights-unreachable', 'Check the network, or download the model with its weights.'],
]);

function hinted(thrown: unknown): unknown {
  if (!(thrown instanceof ExplainError)) return thrown;
  const { code, message, hint, unsupported } = thrown;
  return new ExplainError(code, message, hints.get(code) ?? hint, unsupported);
}

/** What was thrown, as readers of a terminal or a log are told of it. */
export function readingError(thrown: unknown): ExplainError {
  const { code, message, hint, unsupported } = ExplainError.of(
    thrown,
    'engine-failed',
    'The model could not be inspected',
    'Try again; if it fails again, report it with the model.',
  );
  return new ExplainError(code, shownText(message), shownText(hint), unsupported);
}

/** Without secrets, and with paths in place of addresses of files. */
function shownText(text: string): string {
  return hideSecrets(text.replace(/file:\/\/\/\S*?(?=[,.:;]?(\s|$))/g, shownPath));
}
