import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import { browserFlags, explicitChecks } from '../../scripts/browser.js';
import { html, launch, makeSite } from '../pages/helpers.js';
import { openFaultServer } from './server.js';

/** Milliseconds without a byte that count as a stall here. */
export const STALL = 2000;

/** Each of the elements that explain, with what it needs besides a model and an image; small, to be quick. */
export const elements = {
  'saliency-map': {},
  'lrp-heatmap': {},
  'deconv-viewer': {},
  'occlusion-grid': { occluder: 9, stride: 9 },
  'codespace-am': { generator: 'mnist-gan', runs: 1, 'stop-at': 0.1 },
};
export const tags = Object.keys(elements);

/** The neighbor explains another model than the rows do. */
const markup =
  '<saliency-map id="neighbor" model="cifar10-cnn" src="sample:0" target="9" loading="eager"></saliency-map>';
const TARGETS = 10;

const script = '<script src="faults.js"></script>\n<script type="module" src="kit.js"></script>';

/** One page on which rows of a table are played, one after another. */
export async function openStage() {
  const site = await makeSite({
    'index.html': html(markup, script),
    'faults.js': await readFile(path.join(import.meta.dirname, 'page.js')),
  });
  const server = await openFaultServer();
  after(server.close);
  const browser = await launch([...browserFlags, ...explicitChecks]);
  return new Stage({ site, server, browser });
}

class Stage {
  constructor(parts) {
    Object.assign(this, parts);
    this.count = 0;
    /** What every element gives of the sound folder, and the neighbor by target. */
    this.expected = {};
    this.neighborMaps = [];
    this.target = TARGETS - 1;
  }

  /** Opens the page and learns what is right on it. */
  async open(files) {
    this.page = await this.browser.newPage();
    this.page.problems = [];
    this.page.on('pageerror', (error) => this.page.problems.push(String(error?.message ?? error)));
    await this.page.goto(this.site.url);
    await this.page.evaluate((stallTimeout) => window.kit.configure({ stallTimeout }), STALL);
    for (let target = 0; target < TARGETS; target++) {
      const { end } = await this.disturbNeighbor();
      this.neighborMaps[this.target] = end.detail.map;
    }
    const { outcomes } = await this.play({ files });
    for (const [tag, { type, detail }] of Object.entries(outcomes)) {
      assert.equal(type, 'explain-complete', `${tag}: ${JSON.stringify(detail)?.slice(0, 300)}`);
      this.expected[tag] = detail;
    }
  }

  /** Gives the neighbor its next target, and so work; gives how it ended. */
  async disturbNeighbor() {
    const target = (this.target = (this.target + 1) % TARGETS);
    const since = await this.page.evaluate((label) => window.disturb(label), target);
    const [end] = await this.page.evaluate((before) => window.ends(['neighbor'], before), since);
    return { end, target };
  }

  /**
   * Plays one row: the elements meet the fault beside a neighbor that is given work at the same time;
   * then the fault is mended and whoever failed is told to try again.
   *
   * @param {{files: object, fault?: object, tags?: string[], attributes?: object}} row
   */
  async play({ files, fault = null, tags: chosen = tags, attributes = {} }) {
    const { page, server } = this;
    const name = `row-${++this.count}`;
    const folder = server.add(name, files, fault);
    const ids = chosen.map((tag) => `${tag}-${this.count}`);
    const widgets = chosen.map((tag, index) => ({
      tag,
      id: ids[index],
      attributes: {
        model: `${folder}/model.json`,
        ...(tag === 'codespace-am' ? {} : { src: `${folder}/image.png` }),
        ...elements[tag],
        ...filled(attributes, folder),
      },
    }));
    await page.evaluate((wanted) => window.place(wanted), widgets);
    const neighbor = await this.disturbNeighbor();
    const ends = await page.evaluate((...given) => window.ends(...given), ids);
    const seen = await page.evaluate((all) => Promise.all(all.map(window.seen)), ids);
    server.mend(name);
    const failed = ids.filter((_, index) => ends[index].type === 'explain-error');
    const again = await page.evaluate((all) => window.retry(all), failed);
    const retried = await page.evaluate((...given) => window.ends(...given), failed, again);
    await page.evaluate((all) => window.take(all), ids);
    server.remove(name);
    const outcomes = Object.fromEntries(
      chosen.map((tag, index) => [
        tag,
        { ...ends[index], seen: seen[index], retried: retried[failed.indexOf(ids[index])] },
      ]),
    );
    return { outcomes, neighbor };
  }
}

/** Attributes of a row may name files of its folder: `{folder}/card.json`. */
function filled(attributes, folder) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      String(value).replace('{folder}', folder),
    ]),
  );
}
