import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { say } from './language.js';

/** The button of `layout="compact"`, which shows what that leaves out. */
export class Adjusting {
  isOpen = false;

  constructor(private readonly host: ReactiveControllerHost) {}

  button(): TemplateResult {
    return html`
      <button
        part="adjust"
        class="adjust"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.toggle}
        @keydown=${this.keyPressed}
      >
        ${say`Adjust`}
      </button>
    `;
  }

  private readonly toggle = (): void => {
    this.isOpen = !this.isOpen;
    this.host.requestUpdate();
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.toggle();
  };
}
