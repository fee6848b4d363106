import type { LitElement, ReactiveController } from 'lit';
import { directedLanguage, directionOf } from '../locale/direction.js';
import { currentLanguage, useLanguage } from '../locale/message.js';

/**
 * Lets a figure run in the direction of the language that it speaks, also where the page around it runs
 * in the other one. What its author has put into it runs as the page does.
 */
export class FigureLanguage implements ReactiveController {
  private direction = 'ltr';

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    const language = currentLanguage();
    useLanguage(directedLanguage(language));
    this.direction = directionOf(language.tag);
  }

  hostUpdated(): void {
    const { host, direction } = this;
    const frame = host.shadowRoot?.querySelector('.frame');
    if (!(frame instanceof HTMLElement) || frame.dir === direction) return;
    frame.dir = direction;
    const around = getComputedStyle(host).direction;
    for (const own of frame.querySelectorAll<HTMLElement>(':scope > :is(.fallback, .slotted)')) {
      own.dir = around;
    }
  }
}
