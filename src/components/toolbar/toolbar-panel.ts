import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { partUnreachable } from '../../client/part-unreachable.js';
import { ExplainError } from '../../protocol.js';
import { isConcealing, tellsFindings } from '../figure/concealed.js';
import { translate } from '../locale/message.js';
import { partFailure } from '../view/figure-frame.js';
import { addStyles } from '../view/styles.js';
import { about } from './about.js';
import { copyText } from './reader-actions.js';
import { embedAddress } from './embed.js';
import { findKit, type KitAddress } from './embed.js';
import { embedSection } from './embed.js';
import { embedStateOf } from './embed.js';
import type { FigureFacts, RawMap } from './figure-facts.js';
import { canFill, fillsScreen, toggleFullScreen } from './reader-actions.js';
import { fileName, saveFile } from './reader-actions.js';
import { drawnRegionTable, tabledMaps } from './region-table.js';
import { panelStyles } from './toolbar-panel.styles.js';

/** What makes files of a figure. */
export const figureFiles = (): Promise<typeof import('./figure-files.js')> =>
  import('./figure-files.js');

/** What "More" opens: what can be done with the figure, and what it is. */
export class ToolbarPanel {
  private showsCode = false;
  private showsTable = false;
  /** Which of several maps it shows. */
  private tabled = 0;
  private kit: KitAddress | null = null;
  /** What has just been done, or could not be. */
  private said: () => string = () => '';
  private failure: ExplainError | null = null;

  constructor(private readonly host: LitElement) {
    addStyles(host, [panelStyles]);
    void findKit().then((kit) => {
      this.kit = kit;
      host.requestUpdate();
    });
    host.addEventListener('fullscreenchange', () => host.requestUpdate());
  }

  render(facts: FigureFacts): TemplateResult {
    const state = this.stateOf(facts);
    // While the class is a riddle no address may answer it.
    const isKept = this.hidesClass && state.namesPicture;
    const maps = tellsFindings(this.host) ? tabledMaps(this.host, facts.maps) : [];
    return html`
      <div part="tools" class="tools">
        <div class="actions">
          ${this.saving(facts)}
          ${
            isKept
              ? nothing
              : html`<button
                    type="button"
                    aria-expanded=${this.showsCode}
                    @click=${this.toggleCode}
                  >
                    ${translate`Embed code`}
                  </button>
                  ${this.alone(state)}`
          }
          ${maps.length > 0 ? this.tableButton() : nothing}
          ${
            canFill(this.host)
              ? html`<button type="button" @click=${() => toggleFullScreen(this.host)}>
                  ${fillsScreen(this.host) ? translate`Leave full screen` : translate`Full screen`}
                </button>`
              : nothing
          }
        </div>
        <p class="said" role="status" dir="auto">${this.said()}</p>
        ${this.failure ? partFailure(this.failure) : nothing}
        ${
          this.showsCode && this.kit && !isKept
            ? embedSection(state, this.kit, this.host, this.copy)
            : nothing
        }
        ${this.showsTable ? drawnRegionTable(maps, this.tabled, this.chooseTable) : nothing}
        ${about(facts)}
      </div>
    `;
  }

  private saving(facts: FigureFacts): TemplateResult {
    const { result, maps } = facts;
    const isMissing = result === null;
    const several = maps.length > 1;
    return html`
      <button type="button" ?disabled=${isMissing} @click=${() => this.savePicture(facts)}>
        ${translate`Save as PNG`}
      </button>
      ${
        several
          ? html`<span class="several">
              ${translate`Save as .npy:`}
              ${maps.map(
                (map) =>
                  html`<button
                    type="button"
                    aria-label=${translate`Save ${map.name} as .npy`}
                    @click=${() => this.saveMap(facts, map)}
                  >
                    ${map.name}
                  </button>`,
              )}
            </span>`
          : html`<button
              type="button"
              ?disabled=${isMissing}
              @click=${() => maps[0] && this.saveMap(facts, maps[0])}
            >
              ${translate`Save map as .npy`}
            </button>`
      }
    `;
  }

  private tableButton(): TemplateResult {
    const toggle = (): void => {
      this.showsTable = !this.showsTable;
      this.tell(() => '');
    };
    return html`<button type="button" aria-expanded=${this.showsTable} @click=${toggle}>
      ${translate`Map as a table`}
    </button>`;
  }

  private readonly chooseTable = (index: number): void => {
    this.tabled = index;
    this.tell(() => '');
  };

  /** A real link, where the page that shows a figure alone was found, and is not this one. */
  private alone(state: ReturnType<typeof embedStateOf>): TemplateResult | typeof nothing {
    const { kit } = this;
    if (!kit?.hasPage) return nothing;
    const isAlone = location.href.startsWith(`${kit.base}embed.html`) && window.top === window;
    if (isAlone) return nothing;
    // Another page has not got them.
    if (state.lacksModel || state.lacksCard) return nothing;
    const address = embedAddress(state, kit.base);
    return html`<button type="button" @click=${() => this.copyLink(address, state.lacksPicture)}>
        ${translate`Copy link`}
      </button>
      <a href=${address} target="_blank" rel="noopener">${translate`Open alone`}</a>`;
  }

  private stateOf({ picked, description }: FigureFacts): ReturnType<typeof embedStateOf> {
    return embedStateOf(this.host, picked, description?.samples);
  }

  private get hidesClass(): boolean {
    return isConcealing(this.host);
  }

  /** The address of the figure alone, as it is shown now. */
  private async copyLink(address: string, lacksPicture: boolean): Promise<void> {
    const isCopied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.tell(() => {
      if (!isCopied) return translate`The browser does not allow copying.`;
      return lacksPicture
        ? translate`Link copied, without the image: it has no address.`
        : translate`Link copied.`;
    });
  }

  private readonly toggleCode = (): void => {
    this.showsCode = !this.showsCode;
    this.tell(() => '');
  };

  private readonly copy = async (field: HTMLTextAreaElement): Promise<void> => {
    const isCopied = await copyText(field);
    this.tell(() =>
      isCopied
        ? translate`Copied.`
        : translate`The text is selected; copy it with the keyboard or by touch.`,
    );
  };

  private saveMap(facts: FigureFacts, map: RawMap): Promise<void> {
    const file = fileName([...this.words(facts), map.name], 'npy');
    return this.save(file, async ({ toNpy }) => new Blob([toNpy(map)]));
  }

  private savePicture(facts: FigureFacts): Promise<void> {
    const file = fileName(this.words(facts), 'png');
    return this.save(file, ({ figureImage }) => figureImage(this.host));
  }

  private async save(
    file: string,
    make: (files: typeof import('./figure-files.js')) => Promise<Blob>,
  ): Promise<void> {
    try {
      saveFile(await make(await figureFiles()), file);
      this.tell(() => translate`Saved as ${file}.`);
    } catch (error) {
      this.tell(() => '');
      this.failure = partUnreachable(error);
      this.host.requestUpdate();
    }
  }

  /** What files of this figure are called by. */
  private words({ result, description }: FigureFacts): string[] {
    const label = this.hidesClass ? '' : (result?.target?.label ?? '');
    return [this.host.localName, description?.name ?? '', label];
  }

  private tell(said: () => string): void {
    this.said = said;
    this.failure = null;
    this.host.requestUpdate();
  }
}
