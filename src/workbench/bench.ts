import { draftCard } from '../client/draft-card.js';
import {
  createExplainer,
  ExplainError,
  type Explainer,
  type GivenModel,
  type ImageSource,
  type ModelCard,
  type ModelInspection,
  type Progress,
} from '../define.js';
import { Candidates } from './candidates.js';
import { cardIn, problemOfCard } from './cards.js';
import { asFailure } from './failure.js';
import { initialChoice, type FigureChoice } from './figures.js';

/** A model that was read. */
export interface OpenModel {
  given: GivenModel;
  /** What its author calls it: a file's or folder's name, or an address. */
  name: string;
  /** Its files as they were given, with their folders; none of an address. */
  files: readonly string[];
  /** As its own files say; answers come on top of it. */
  own: ModelInspection;
  /** With the answers. */
  inspection: ModelInspection;
  ownExplainer: Explainer;
  explainer: Explainer;
}

/** What takes its time, and can be canceled. */
export interface Opening {
  name: string;
  progress: Progress | null;
  abort: AbortController;
}

/** Fields of a card; `undefined` takes an answer back. */
export type Changes<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };

/** All that the page knows; its parts draw it, and call it for what the author does. */
export class Bench {
  model: OpenModel | null = null;
  opening: Opening | null = null;
  failure: ExplainError | null = null;
  /** What went wrong with an answer or with what was dropped, as a sentence. */
  complaint: string | null = null;
  /** The same beside the question that it answers. */
  readonly complaints = new Map<string, string>();
  image: ImageSource | null = null;
  /** A name for the image in the code; `null` for samples and addresses. */
  imageFile: string | null = null;
  answers: ModelCard = {};
  /** The last that the model could be read with. */
  private answersInUse: ModelCard = {};
  /** `null` until there is an answer: then the model's own card serves. */
  card: ModelCard | null = null;
  choice: FigureChoice = initialChoice;
  /** Whether the titles of layers are asked. */
  showsLayers = false;
  readonly candidates = new Candidates(this);
  private said = '';
  private turn = 0;

  /** @param draw called when something has changed */
  constructor(readonly draw: () => void) {}

  /** For the live region. */
  get announcement(): string {
    return this.said;
  }

  say(sentence: string): void {
    this.said = sentence;
    this.draw();
  }

  complain(sentence: string): void {
    this.complaint = sentence;
    this.say(sentence);
  }

  complainAbout(error: unknown): void {
    const { message, hint } = asFailure(error);
    this.complain(`${message} ${hint}`);
  }

  complainOf(question: string, sentence: string): void {
    this.complaints.set(question, sentence);
    this.say(sentence);
  }

  /** Reads a model. The one before stays until it is there. */
  async open(given: GivenModel, name: string, files: readonly string[] = []): Promise<void> {
    this.opening?.abort.abort();
    const abort = new AbortController();
    const opening: Opening = { name, progress: null, abort };
    this.opening = opening;
    this.failure = this.complaint = null;
    this.say(`Reading ${name}.`);
    const onProgress = (progress: Progress): void => {
      opening.progress = progress;
      this.draw();
    };
    try {
      const explainer = createExplainer({ model: given });
      const own = await explainer.inspect({ signal: abort.signal, onProgress });
      abort.signal.throwIfAborted();
      this.answers = this.answersInUse = {};
      this.card = null;
      // An image of the author's own stays, also for comparing models.
      if (this.imageFile === null) this.image = null;
      this.complaints.clear();
      this.model = { given, name, files, own, inspection: own, ownExplainer: explainer, explainer };
      this.say(`${own.description?.title ?? own.name} is read.`);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.fail(error);
    } finally {
      if (this.opening === opening) this.opening = null;
      this.draw();
    }
  }

  cancel(): void {
    this.opening?.abort.abort();
    this.opening = null;
    this.say('Canceled.');
  }

  /** @param file a name for it, where it comes from the author's device */
  useImage(image: ImageSource, file: string | null): void {
    this.image = image;
    this.imageFile = file;
    this.draw();
  }

  /** Takes an answer; `undefined` takes one back. */
  async answer(changes: Changes<ModelCard>): Promise<void> {
    const entries = Object.entries({ ...this.answers, ...changes });
    await this.applyCard(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  }

  /** The same for how pixels become numbers. */
  answerInput(changes: Changes<NonNullable<ModelCard['input']>>): Promise<void> {
    const entries = Object.entries({ ...this.answers.input, ...changes });
    const input = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return this.answer({ input: Object.keys(input).length > 0 ? input : undefined });
  }

  /** Takes the answers of a card that was written before, if it is one of this model. */
  async takeCard(text: string): Promise<void> {
    const { model } = this;
    if (!model) return;
    const card = cardIn(text);
    if (typeof card === 'string') return this.complain(card);
    // Before its fields are shown as answers: they may be of any kind.
    const inspection = await createExplainer({ model: model.given, card }).inspect();
    if (this.model !== model) return;
    const problem = problemOfCard(model.own, inspection);
    if (problem) return this.complainAbout(problem);
    await this.answer(card);
  }

  /** The figures get another card once the model can be read with it; else the answers are taken back. */
  private async applyCard(answers: ModelCard): Promise<void> {
    const { model } = this;
    if (!model) return;
    const turn = ++this.turn;
    this.answers = answers;
    this.complaint = null;
    this.complaints.clear();
    const card = Object.keys(answers).length > 0 ? draftCard(model.own, answers) : null;
    this.draw();
    try {
      const explainer = createExplainer({ model: model.given, card });
      const inspection = await explainer.inspect();
      if (turn !== this.turn || this.model !== model) return;
      const problem = problemOfCard(model.own, inspection);
      if (problem) throw problem;
      this.answersInUse = answers;
      this.card = card;
      this.model = { ...model, inspection, explainer };
      this.say('The answer is in use.');
    } catch (error) {
      if (turn !== this.turn || this.model !== model) return;
      this.answers = this.answersInUse;
      this.complainAbout(error);
    }
  }

  private fail(error: unknown): void {
    this.failure = asFailure(error);
    this.say(this.failure.message);
  }
}
