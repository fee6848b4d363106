import type { ErrorDetail, Progress } from '../../protocol.js';
import type { ReaderChange } from '../view/reader-choice.js';
import type { AnswerChange } from './answer-change.js';

/** What every element that computes tells the page; all events bubble and leave the shadow tree. */
export interface ExplainEventMap<Result = unknown> {
  'explain-start': CustomEvent<null>;
  'explain-progress': CustomEvent<Progress>;
  'explain-complete': CustomEvent<Result>;
  'explain-error': CustomEvent<ErrorDetail>;
  'answer-change': CustomEvent<AnswerChange>;
  'reader-change': CustomEvent<ReaderChange>;
}

/** Listening, typed by a map from names of events to events, and to all else as on every element. */
export interface Listening<Events> {
  addEventListener<Name extends keyof Events>(
    type: Name,
    listener: (event: Events[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events>(
    type: Name,
    listener: (event: Events[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  // Further out, where events of different elements arrive: on `document`, or an element around them.
  interface GlobalEventHandlersEventMap extends ExplainEventMap {
    'part-error': CustomEvent<ErrorDetail>;
  }
}

/** Tells the page: the event bubbles and leaves the shadow tree. */
export function emit(from: EventTarget, type: string, detail?: unknown): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
