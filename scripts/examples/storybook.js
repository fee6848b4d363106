import assert from 'node:assert/strict';
import { readDeclarations } from '../docs/declarations.js';
import { PATIENCE } from './page.js';

/**
 * Opens a project's Storybook that lists `convlens/storybook` among its addons: the table of each element
 * has every attribute with a control that fits, events reach the panel "Actions", the panel "Attributes"
 * changes the element, and the project's own component stays as Storybook shows it.
 */
export async function checkStorybook(page, url) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.setViewport({ width: 1280, height: 1000 });
  for (const element of readDeclarations()) await checkTable(page, url, element);
  await checkOwn(page, url);
  await checkPanels(page, url);
  assert.deepEqual(problems, []);
  await page.close();
}

/** Rows of a docs page, as they stand there: by category, name and kind of control. */
async function readTable(page, url, tag) {
  await page.goto(`${url}iframe.html?id=${tag}--docs&viewMode=docs`);
  await page.waitForSelector('.docblock-argstable-body tr', { timeout: PATIENCE });
  return page.$$eval('.docblock-argstable-body tr', (rows) => {
    let category = '';
    return rows.flatMap((row) => {
      const cells = [...row.cells].map((cell) => cell.innerText.trim());
      if (cells.length < 3) {
        category = cells.join(' ').toLowerCase();
        return [];
      }
      const input = row.cells[row.cells.length - 1].querySelector(
        'select, textarea, input, button',
      );
      // A button's type says nothing of the control.
      const kind = input?.localName === 'button' ? 'button' : input?.type;
      return [{ category, name: cells[0], kind }];
    });
  });
}

async function checkTable(page, url, { tagName, attributes, cssParts = [], events = [] }) {
  const rows = await readTable(page, url, tagName);
  const named = (category) => rows.filter((row) => row.category.includes(category));
  assert.deepEqual(
    named('attributes').map(({ name, kind }) => [name, kind]),
    attributes.map(({ name, type }) => [name, kindOf(name, type.text)]),
    tagName,
  );
  assert.deepEqual(
    named('parts').map(({ name }) => name),
    cssParts.map(({ name }) => `::part(${name})`),
  );
  assert.deepEqual(
    named('events').map(({ name }) => name),
    events.map(({ name }) => `@${name}`),
  );
}

/** Attributes whose empty text means something are not there until their button is pressed. */
const flags = ['layers', 'denominators', 'epochs', 'generator', 'judge', 'permalink'];

function kindOf(name, type) {
  if (type === 'boolean') return 'checkbox';
  if (type === 'number') return 'number';
  if (type.split('|').every((member) => member.trim().startsWith("'"))) return 'select-one';
  return flags.includes(name) && name !== 'generator' ? 'button' : 'textarea';
}

/** Storybook's own rows and rendering. */
async function checkOwn(page, url) {
  const rows = await readTable(page, url, 'chapter-note');
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['heading'],
  );
  assert.equal(await page.$eval('chapter-note', (note) => note.textContent), 'Note: ReLU');
}

async function checkPanels(page, url) {
  await page.goto(`${url}?path=/story/lrp-heatmap--figure`);
  const frame = await (await page.waitForSelector('#storybook-preview-iframe')).contentFrame();
  const attribute = (name, value) =>
    frame.waitForFunction(
      (wanted, expected) => {
        const figure = document.querySelector('lrp-heatmap');
        return figure && figure.getAttribute(wanted) === expected;
      },
      { timeout: PATIENCE },
      name,
      value,
    );
  await attribute('epsilon', '0.25');
  await openPanel(page, 'Actions');
  for (const name of ['explain-start', 'explain-complete']) {
    await page.waitForSelector(`::-p-text(${name})`, { timeout: PATIENCE });
  }
  await openPanel(page, 'Attributes');
  await write(page, 'target', '7');
  await attribute('target', '7');
  await write(page, 'epsilon', '');
  await attribute('epsilon', null);
  await page.click('#convlens-layers-there');
  await attribute('layers', '');
  await page.click('.convlens-attributes p button');
  await attribute('target', null);
  await attribute('epsilon', '0.25');
  await attribute('layers', null);
  const list = await page.$$eval('#convlens-target-suggestions option', (options) =>
    options.map(({ value }) => value),
  );
  assert.deepEqual(list, ['top']);
  // The panel is about the kit's elements alone.
  await page.goto(`${url}?path=/story/chapter-note--note`);
  await page.waitForSelector(tab('Actions'), { timeout: PATIENCE });
  await page.waitForSelector(tab('Attributes'), { hidden: true, timeout: PATIENCE });
}

/** The tab of a panel; a count may stand beside its name. */
const tab = (name) => `::-p-xpath(//*[@role="tab"][starts-with(normalize-space(.), "${name}")])`;

async function openPanel(page, name) {
  await (await page.waitForSelector(tab(name), { timeout: PATIENCE })).click();
}

/** What a reader types into the field of an attribute, in the place of what is there. */
async function write(page, name, text) {
  const field = await page.waitForSelector(`#convlens-${name}`, { timeout: PATIENCE });
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  if (text) await field.type(text);
}
