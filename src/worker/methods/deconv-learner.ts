import {
  ExplainError,
  type BackendName,
  type LearnerStartRequest,
  type LearnerStartResponse,
  type LearnerStepRequest,
  type LearnerStepResponse,
  type TensorValues,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import { FilterLearner } from '../learner/learner.js';
import type { Sessions } from '../training/sessions.js';
import { outOfRange } from './requirements.js';

const MOST_FILTERS = 64;
const [SMALLEST, LARGEST] = [2, 15];
/** Codes of a batch, at most: 64 MB. */
const MOST_CODES = 16e6;

/** Starts to learn filters, which lasts until it is ended. Throws `setting-out-of-range`, `image-shape`, `image-values`. */
export function startLearner(
  sessions: Sessions<FilterLearner>,
  request: LearnerStartRequest,
  backend: BackendName,
): Promise<Timed<LearnerStartResponse>> {
  const { session, images, filters, filterSize, seed } = request;
  requireWhole('filters', filters, 1, MOST_FILTERS);
  requireWhole('filterSize', filterSize, SMALLEST, LARGEST);
  if (!Number.isSafeInteger(seed)) throw outOfRange('seed', seed, 'a whole number');
  requireGray(images, 4, filterSize);
  const [batch = 0, height = 0, width = 0] = images.shape;
  const codes = batch * (height + filterSize - 1) * (width + filterSize - 1) * filters;
  if (codes > MOST_CODES) {
    throw outOfRange(
      'filters',
      filters,
      `fewer filters or images: these have ${codes} codes, at most ${MOST_CODES} are held`,
    );
  }
  const start = performance.now();
  const learner = new FilterLearner(images, filters, filterSize, seed);
  sessions.add(session, { training: learner, backend });
  return Promise.resolve({
    filters: learner.filters,
    timings: { start: performance.now() - start },
  });
}

/** Goes on, then codes an image. Cancelled, it keeps the alternations it has made. */
export async function stepLearner(
  sessions: Sessions<FilterLearner>,
  { session, steps, lambda, image }: LearnerStepRequest,
  job: ComputeContext,
): Promise<Timed<LearnerStepResponse>> {
  const { training: learner } = sessions.find(session);
  requireWhole('steps', steps, 0, 100);
  if (!(lambda > 0 && lambda <= 1e6)) {
    throw outOfRange('lambda', lambda, 'a number above 0, at most 1,000,000');
  }
  const { filters } = learner;
  if (image) requireGray(image, 3, filters.shape[1]!);
  const start = performance.now();
  const alternations = [];
  for (let made = 0; made < steps; made++) {
    job.progress({ phase: 'explain', loaded: made, total: steps });
    await job.checkpoint();
    alternations.push(await learner.alternate(lambda, job));
  }
  const learned = performance.now();
  const encoded = image ? await learner.encode(image, lambda, job) : null;
  const timings = { learning: learned - start, encoding: performance.now() - learned };
  return { step: learner.step, alternations, filters: learner.filters, encoded, timings };
}

function requireWhole(name: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw outOfRange(name, value, `a whole number from ${low} to ${high}`);
}

/** Gray images of finite values, with room for a filter. */
function requireGray({ data, shape }: TensorValues, rank: number, filterSize: number): void {
  const size = shape.reduce((product, length) => product * length, 1);
  const [height = 0, width = 0, channels] = shape.slice(-3);
  const fits = Math.min(height, width) >= filterSize && channels === 1 && size > 0;
  if (shape.length !== rank || !fits || data.length !== size) {
    throw new ExplainError(
      'image-shape',
      `The image has the shape [${shape.join(', ')}] and ${data.length} values.`,
      `Give gray images, ${rank === 4 ? '[count, height, width, 1]' : '[height, width, 1]'}, at least ${filterSize} pixels high and wide.`,
    );
  }
  if (data.every(Number.isFinite)) return;
  throw new ExplainError(
    'image-values',
    'The image has values that are no finite numbers.',
    'Give finite values.',
  );
}
