import type { Progress } from '../../protocol.js';
import { isConcealing, tellsFindings } from '../figure/concealed.js';
import { percentText } from '../figure/format.js';
import { progressName } from './figure-frame.js';

/** Milliseconds without news before it is heard: of keys that are held and hands that move, the last place is worth a sentence. */
const REST = 350;
/** Milliseconds after which a computation says how far it has come. */
const LONG = 2500;
/** Milliseconds until what was said is gone: a screen reader that reads on finds the caption, not its echo. */
const ECHO = 10_000;

/** What is told of: the newest of each replaces an older one that nobody has heard yet. */
export type Topic = 'finding' | 'place' | 'progress' | 'part';

/** An element that has a live region. */
type Speaker = EventTarget & { requestUpdate(): void };

/** What an element's live region says, as far as that is known by what draws it. */
interface Heard {
  readonly host: Speaker;
  readonly status?: string;
  readonly progressShown?: Progress | null | undefined;
}

/**
 * The one voice of a figure. Its live region gets a sentence when nothing has changed for a moment: only
 * the sentences that are new, none twice in a row, none that is outdated by then.
 */
class Announcer {
  /** What the live region says. */
  said = '';
  private saysFinding = false;
  /** How much of the prediction may be told. */
  private level = 0;
  /** What was told last of each topic, heard or not. */
  private readonly told = new Map<Topic, string>();
  private readonly heard = new Map<Topic, string>();
  private readonly pending = new Map<Topic, string>();
  /** Told by what a reader did: put into words with the next update, which knows the language. */
  private readonly messages = new Map<Topic, () => string>();
  private timer = 0;
  private silencing = 0;
  private begun = 0;

  constructor(private readonly host: Speaker) {}

  tellSoon(topic: Topic, message: () => string): void {
    this.messages.set(topic, message);
    this.host.requestUpdate();
  }

  tell(topic: Topic, text: string): void {
    if (text === (this.told.get(topic) ?? '')) return;
    this.told.set(topic, text);
    this.pending.delete(topic);
    if (text === '' || text === this.heard.get(topic)) return;
    // Nothing was said before that it could repeat, and the figure has just come.
    if (topic === 'finding' && !this.heard.has(topic)) {
      this.heard.set(topic, text);
      return this.say(text, true);
    }
    this.pending.set(topic, text);
    clearTimeout(this.timer);
    this.timer = this.after(REST, (announcer) => announcer.speak());
  }

  /** What was said of what is found no more is gone at once. */
  findNothing(): void {
    this.tell('finding', '');
    if (this.saysFinding) this.said = '';
  }

  /** What has just been hidden is not heard a moment longer, what has been revealed at once. */
  reveal(level: number): void {
    if (level === this.level) return;
    this.level = level;
    this.findNothing();
    this.heard.delete('finding');
  }

  putIntoWords(): void {
    for (const [topic, message] of this.messages) this.tell(topic, message());
    this.messages.clear();
  }

  /** Of what is computed for long each quarter. */
  follow(isComputing: boolean, progress: Progress | null): void {
    if (!isComputing) this.begun = 0;
    else this.begun ||= performance.now();
    if (!isComputing) return this.tell('progress', '');
    if (!progress || !(progress.total > 0) || performance.now() - this.begun < LONG) return;
    const quarter = 25 * Math.floor((4 * progress.loaded) / progress.total);
    this.tell('progress', `${progressName(progress)}: ${percentText(quarter)}`);
  }

  private speak(): void {
    const hasFinding = this.pending.has('finding');
    const words = [...this.pending]
      .map(([topic, text]) => {
        const before = sentencesOf(this.heard.get(topic) ?? '');
        this.heard.set(topic, text);
        return sentencesOf(text).filter((sentence) => !before.includes(sentence));
      })
      .flat();
    this.pending.clear();
    if (words.length === 0) return;
    this.say(words.join(' '), hasFinding);
    this.host.requestUpdate();
  }

  private say(text: string, hasFinding: boolean): void {
    this.said = text;
    this.saysFinding = hasFinding;
    clearTimeout(this.silencing);
    this.silencing = this.after(ECHO, (announcer) => {
      announcer.said = '';
      announcer.host.requestUpdate();
    });
  }

  /** A figure that has been removed is not held until then. */
  private after(delay: number, act: (announcer: Announcer) => void): number {
    const announcer = new WeakRef<Announcer>(this);
    return window.setTimeout(() => {
      const still = announcer.deref();
      if (still) act(still);
    }, delay);
  }
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=[\p{Lu}¿¡])/u);
}

const announcers = new WeakMap<EventTarget, Announcer>();

function announcerOf(host: Speaker): Announcer {
  const known = announcers.get(host) ?? new Announcer(host);
  announcers.set(host, known);
  return known;
}

/** What a reader did, and what is told of it: said when they rest. Empty drops what was about to be said. */
export function tell(host: Speaker, topic: Topic, message: () => string): void {
  announcerOf(host).tellSoon(topic, message);
}

/** The same within a figure's update, which knows the words already. */
export function tellNow(host: Speaker, topic: Topic, text: string): void {
  announcerOf(host).tell(topic, text);
}

/** The same of a surface that knows its figure by standing in it. */
export function tellFrom(surface: EventTarget | null, topic: Topic, message: () => string): void {
  const root = surface instanceof Node ? surface.getRootNode() : null;
  if (root instanceof ShadowRoot) announcers.get(root.host)?.tellSoon(topic, message);
}

/**
 * What the live region of a figure says, for its view: what it finds, and what its surfaces tell.
 *
 * @param finding what a result says; empty while a hand moves
 */
export function announcing<State extends Heard>(
  finding: (state: State) => string,
): (state: State) => string {
  return (state) => {
    const announcer = announcerOf(state.host);
    const isComputing = state.status === 'computing';
    announcer.follow(isComputing, state.progressShown ?? null);
    announcer.putIntoWords();
    announcer.reveal(Number(isConcealing(state.host)) + Number(!tellsFindings(state.host)));
    const isOutdated = isComputing || state.status === 'waiting';
    const found = isOutdated ? '' : finding(state);
    if (isOutdated || found) announcer.tell('finding', found);
    else announcer.findNothing();
    return announcer.said;
  };
}
