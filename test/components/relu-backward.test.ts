import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import type { ReluBackward, ReluBackwardResult } from '../../dist/index.js';

const paperValues = '1 -1 5; 2 -5 -7; -3 2 4';

function mount(attributes: Record<string, string> = {}, inner = ''): ReluBackward {
  const element = document.createElement('relu-backward');
  for (const [name, value] of Object.entries({ backend: 'wasm', controls: 'all', ...attributes })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

async function shown(attributes: Record<string, string> = {}): Promise<ReluBackward> {
  const element = mount(attributes);
  await element.explain();
  await element.updateComplete;
  return element;
}

function once<T>(element: Element, type: string): Promise<T> {
  return new Promise((resolve) =>
    element.addEventListener(type, (event) => resolve((event as CustomEvent<T>).detail), {
      once: true,
    }),
  );
}

function all(element: ReluBackward, selector: string): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

const words = (node: Element | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The grid with this label, as the texts of its cells. */
function grid(element: ReluBackward, name: string): string[] {
  return cells(element, name).map((cell) => cell.querySelector('input')?.value ?? words(cell));
}

function cells(element: ReluBackward, name: string): HTMLElement[] {
  return all(element, `[role="grid"][aria-label="${name}"] [role="gridcell"]`);
}

function field(element: ReluBackward, label: string): HTMLInputElement {
  return element.renderRoot.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
}

/** Writes into a field as a reader does; the browser empties the value of what is no number. */
function write(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const sentence = (element: ReluBackward): string =>
  words(all(element, '[part="explanation"] [part="finding"]')[0]);

function press(target: Element, key: string, more: KeyboardEventInit = {}): boolean {
  const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
  return target.dispatchEvent(new KeyboardEvent('keydown', init));
}

async function point(element: ReluBackward, cell: Element, type = 'pointerover'): Promise<void> {
  cell.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }));
  await element.updateComplete;
}

describe('<relu-backward>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the worked figure of the paper untouched', async () => {
    const element = mount();
    const result = await once<ReluBackwardResult>(element, 'explain-complete');
    expect(result).to.equal(element.result);
    expect(result.backend).to.equal('wasm');
    expect(all(element, '[part="label"]').map(words)).to.deep.equal([
      'Input',
      'Output of the ReLU',
      'Signal from above',
      'Backpropagation',
      'Deconvnet',
      'Guided backprop',
    ]);
    // Guided backprop's may break in two.
    expect(all(element, '[part="formula"] math')).to.have.length(7);
    expect(grid(element, 'input')).to.deep.equal('1 -1 5 2 -5 -7 -3 2 4'.split(' '));
    expect(grid(element, 'output of the ReLU')).to.deep.equal('1 0 5 2 0 0 0 2 4'.split(' '));
    expect(grid(element, 'signal')).to.deep.equal('-2 3 -1 6 -3 1 2 -1 3'.split(' '));
    expect(grid(element, 'passed by backpropagation')).to.deep.equal(
      '−2 0 −1 6 0 0 0 −1 3'.split(' '),
    );
    expect(grid(element, 'passed by deconvnet')).to.deep.equal('0 3 0 6 0 1 2 0 3'.split(' '));
    expect(grid(element, 'passed by guided backprop')).to.deep.equal(
      '0 0 0 6 0 0 0 0 3'.split(' '),
    );
  });

  it('shows the mask that acts, and says which condition closed a cell', async () => {
    const element = await shown();
    const closed = (name: string): string[] =>
      cells(element, name).map((cell) => cell.dataset['closed'] ?? '-');
    expect(closed('passed by backpropagation').join(' ')).to.equal(
      '- input - - input input input - -',
    );
    expect(closed('passed by deconvnet').join(' ')).to.equal(
      'signal - signal - signal - - signal -',
    );
    expect(closed('passed by guided backprop').join(' ')).to.equal(
      'signal input signal - both input input signal -',
    );
    const [, second, , , fifth] = cells(element, 'passed by guided backprop');
    expect(second!.ariaLabel).to.equal('row 1, column 2: 0, blocked by the input');
    expect(fifth!.ariaLabel).to.equal('row 2, column 2: 0, blocked by the input and by the signal');
    // Not by colors alone: lines in both directions where both conditions fail.
    expect(getComputedStyle(second!).backgroundImage.match(/gradient/g)).to.have.length(1);
    expect(getComputedStyle(fifth!).backgroundImage.match(/gradient/g)).to.have.length(2);
  });

  it('gives each condition one hue, in the cells and in the formulas', async () => {
    const element = await shown();
    const open = (name: string): string[] =>
      cells(element, name).map((cell) => cell.dataset['open'] ?? '-');
    expect(open('input').join(' ')).to.equal('input - input input - - - input input');
    expect(open('signal').join(' ')).to.equal('- signal - signal - signal signal - signal');
    expect(open('passed by backpropagation').join(' ')).to.equal(open('input').join(' '));
    expect(open('passed by deconvnet').join(' ')).to.equal(open('signal').join(' '));
    expect(open('passed by guided backprop').join(' ')).to.equal('- - - both - - - - both');
    const rule = (index: number): string[] =>
      [...all(element, '[part="formula"]')[index]!.querySelectorAll('[class^="gate-"]')].map(
        ({ className }) => (className as unknown as string).slice('gate-'.length),
      );
    expect([3, 4, 5].map(rule)).to.deep.equal([['input'], ['signal'], ['input', 'signal']]);
    const hue = (node: Element, property: 'backgroundColor' | 'color'): string =>
      getComputedStyle(node)[property];
    const [byInput, bySignal] = ['input', 'signal'].map((gate) =>
      hue(all(element, `.cell[data-open="${gate}"]`)[0]!, 'backgroundColor'),
    );
    expect(byInput).not.to.equal(bySignal);
    // The author's own hue goes into cells and formulas alike.
    element.style.setProperty('--convlens-input-color', 'rgb(0, 128, 0)');
    const cell = all(element, '.cell[data-open="input"]')[0]!;
    const term = all(element, '[part="formula"] .gate-input')[0]!;
    expect(hue(cell, 'backgroundColor')).to.match(/^color\(srgb 0 0\.50\d* 0 \/ 0\.2\)$/);
    expect(hue(term, 'color')).to.match(/^color\(srgb 0 0\.35\d* 0\)$/);
    expect(hue(all(element, '.cell[data-open="signal"]')[0]!, 'backgroundColor')).to.equal(
      bySignal,
    );
  });

  it('counts what each rule passes', async () => {
    const element = await shown();
    const caption = (): string => words(all(element, '[part="caption"]')[0]);
    expect(caption()).to.contain(
      'Backpropagation passes 5 of 9 signals, the deconvnet 5, guided backpropagation 2.',
    );
    element.rules = 'guided-backprop';
    element.signal = '2 3 1; 6 3 1; 2 1 3';
    await element.explain();
    await element.updateComplete;
    expect(caption()).to.contain('Guided backpropagation passes 5 of 9 signals.');
  });

  it('plays the sketch once when it is seen, in less than five seconds, and again on demand', async () => {
    const element = await shown();
    const box = (): HTMLElement => all(element, '[part="sketch"]')[0]!;
    const button = (): string => words(all(element, '[part="sketch-play"]')[0]);
    expect(box().querySelector('svg')!.getAttribute('role')).to.equal('img');
    expect(box().querySelector('svg')!.getAttribute('aria-label')).to.contain('one neuron');
    const animations = (): Animation[] => box().getAnimations({ subtree: true });
    const until = async (state: string): Promise<void> => {
      while (!box().classList.contains(state)) await new Promise((done) => setTimeout(done, 20));
    };
    box().scrollIntoView({ block: 'center' });
    await until('playing');
    expect(button()).to.equal('Pause');
    const ends = animations().map(({ effect }) => Number(effect!.getComputedTiming().endTime));
    expect(Math.max(...ends)).to.be.below(5000);
    const press = async (): Promise<void> => {
      all(element, '[part="sketch-play"]')[0]!.click();
      await element.updateComplete;
    };
    await press();
    expect(button()).to.equal('Play');
    expect(animations().every(({ playState }) => playState !== 'running')).to.equal(true);
    await press();
    for (const animation of animations()) animation.finish();
    await until('ended');
    expect(button()).to.equal('Replay');
    await press();
    expect(button()).to.equal('Pause');
    expect(animations().some(({ playState }) => playState === 'running')).to.equal(true);
  });

  it('leaves the sketch out on demand', async () => {
    const element = await shown({ sketch: 'none' });
    expect(all(element, '[part="sketch"]')).to.have.length(0);
    element.sketch = null;
    await element.updateComplete;
    expect(all(element, '[part="sketch"] svg')).to.have.length(1);
  });

  it('lights the same cell in all grids and tells in words what happened to it', async () => {
    const element = await shown();
    expect(sentence(element)).to.equal('');
    const tell = async (index: number, name = 'passed by deconvnet'): Promise<string> => {
      await point(element, cells(element, name)[index]!);
      const lit = all(element, '.here');
      expect(lit.map((cell) => cell.dataset['index'])).to.deep.equal(Array(6).fill(`${index}`));
      return sentence(element);
    };
    expect(await tell(1)).to.equal(
      'Row 1, column 2: the input is −1, so backpropagation and guided backpropagation pass nothing; the deconvnet ignores the input and passes 3.',
    );
    expect(await tell(0, 'input')).to.equal(
      'Row 1, column 1: the input is 1, so backpropagation passes −2; the signal is −2, so the deconvnet and guided backpropagation pass nothing.',
    );
    expect(await tell(4, 'output of the ReLU')).to.equal(
      'Row 2, column 2: the input is −5, so backpropagation passes nothing; the signal is −3, so the deconvnet passes nothing; guided backpropagation passes nothing for both reasons.',
    );
    expect(await tell(8, 'signal')).to.equal(
      'Row 3, column 3: the input 4 and the signal 3 are both positive, so all three pass 3.',
    );
    await point(element, all(element, '.grids')[0]!, 'pointerleave');
    expect(sentence(element)).to.equal('');
    expect(all(element, '.here')).to.have.length(0);
  });

  it('says that 0 is not more than 0', async () => {
    const element = await shown({ values: '0 1 0', signal: '2 0 0' });
    const tell = async (index: number): Promise<string> => {
      await point(element, cells(element, 'input')[index]!);
      return sentence(element);
    };
    expect(grid(element, 'passed by deconvnet')).to.deep.equal(['2', '0', '0']);
    expect(await tell(0)).to.equal(
      'Row 1, column 1: the input is 0, which is not positive, so backpropagation and guided backpropagation pass nothing; the deconvnet ignores the input and passes 2.',
    );
    expect(await tell(1)).to.contain(
      'backpropagation passes 0; the signal is 0, which is not positive, so the deconvnet',
    );
    expect(await tell(2)).to.match(/guided backpropagation passes nothing for both reasons\.$/);
  });

  it('says of every cell what the numbers say, for every choice of rules', async () => {
    const element = await shown({
      values: '1 -1 0; 1 -1 0; 1 -1 0',
      signal: '2 2 2; -2 -2 -2; 0 0 0',
    });
    const names: Record<string, RegExp> = {
      gradient: /(?<!guided )\bbackpropagation\b|all three/,
      deconvnet: /the deconvnet|all three/,
      'guided-backprop': /guided backpropagation|all three/,
    };
    for (const rules of [
      'gradient',
      'deconvnet',
      'guided-backprop',
      'deconvnet guided-backprop',
      'gradient guided-backprop',
      'gradient deconvnet',
      'gradient deconvnet guided-backprop',
    ]) {
      element.rules = rules;
      const { signals } = await element.explain();
      await element.updateComplete;
      for (let index = 0; index < 9; index++) {
        await point(element, cells(element, 'input')[index]!);
        const text = sentence(element);
        for (const [rule, name] of Object.entries(names)) {
          const wanted = rules.split(' ').includes(rule);
          expect(name.test(text), `${rules}, ${rule}: ${text}`).to.equal(wanted);
          if (!wanted) continue;
          const clause = text.split(/[;:]/).find((part) => name.test(part))!;
          const passed = signals[rule as keyof typeof signals]![index]!;
          if (passed === 0) expect(clause).to.match(/pass(es)? (nothing|0)\b/);
          else expect(clause).to.match(new RegExp(`pass(es)? ${passed < 0 ? '−2' : '2'}\\b`));
        }
      }
    }
  });

  it('computes anew when the reader changes a number, and tells the page', async () => {
    const element = await shown();
    const changed = once<{ values: number[][]; signal: number[][] }>(element, 'values-change');
    const completed = once<ReluBackwardResult>(element, 'explain-complete');
    write(field(element, 'input, row 1, column 2'), '7.5');
    expect(await changed).to.deep.equal({
      values: [
        [1, 7.5, 5],
        [2, -5, -7],
        [-3, 2, 4],
      ],
      signal: [
        [-2, 3, -1],
        [6, -3, 1],
        [2, -1, 3],
      ],
    });
    expect((await completed).output[1]).to.equal(7.5);
    await element.updateComplete;
    expect(element.values).to.equal('1 7.5 5; 2 -5 -7; -3 2 4');
    expect(grid(element, 'output of the ReLU')[1]).to.equal('7.5');
    expect(grid(element, 'passed by backpropagation')[1]).to.equal('3');
    expect(grid(element, 'passed by guided backprop')[1]).to.equal('3');
  });

  it('sets all numbers back to what the author gave', async () => {
    const element = await shown({ values: '1 -2', signal: '3 4' });
    const reset = all(element, '[part="reset"]')[0] as HTMLButtonElement;
    expect(reset.disabled).to.equal(true);
    write(field(element, 'input, row 1, column 1'), '-9');
    write(field(element, 'signal, row 1, column 2'), '8');
    await element.explain();
    await element.updateComplete;
    expect(element.values).to.equal('-9 -2');
    expect(element.signal).to.equal('3 8');
    expect(reset.disabled).to.equal(false);
    reset.click();
    await element.explain();
    await element.updateComplete;
    expect(grid(element, 'input')).to.deep.equal(['1', '-2']);
    expect(grid(element, 'signal')).to.deep.equal(['3', '4']);
    expect(grid(element, 'passed by backpropagation')).to.deep.equal(['3', '0']);
    expect(reset.disabled).to.equal(true);
  });

  it('leaves a text that is no number alone, says so, and takes the next number', async () => {
    const element = await shown();
    const input = field(element, 'input, row 3, column 1');
    const errors: { code: string }[] = [];
    element.addEventListener('part-error', (event) =>
      errors.push((event as CustomEvent<{ code: string }>).detail),
    );
    input.focus();
    write(input, '');
    await point(element, cells(element, 'input')[0]!);
    expect(errors).to.have.length(0);
    input.blur();
    await element.updateComplete;
    expect(errors.map(({ code }) => code)).to.deep.equal(['relu-values']);
    expect(input.ariaInvalid).to.equal('true');
    expect(input.value).to.equal('');
    expect(sentence(element)).to.equal(
      'Row 3, column 1 of the input is not a number; the figure still uses −3. Type a finite number, or press Escape to restore the last one.',
    );
    expect(grid(element, 'passed by deconvnet')).to.deep.equal('0 3 0 6 0 1 2 0 3'.split(' '));
    expect(element.values ?? paperValues).to.equal(paperValues);
    write(input, '6');
    expect((await element.explain()).output[6]).to.equal(6);
    await element.updateComplete;
    expect(input.ariaInvalid).to.equal(null);
    expect(sentence(element)).not.to.contain('not a number');

    write(input, '');
    input.blur();
    press(input, 'Escape');
    await element.updateComplete;
    expect(input.value).to.equal('6');
    expect(sentence(element)).to.equal('');
  });

  it('is walked through with the arrow keys, with one stop of the Tab key for each grid', async () => {
    const element = await shown();
    const active = (): string =>
      (element.shadowRoot!.activeElement as HTMLElement).ariaLabel ?? 'none';
    const stops = (): HTMLElement[] => all(element, '[role="grid"] [tabindex="0"]');
    expect(stops()).to.have.length(6);
    stops()[0]!.focus();
    expect(active()).to.equal('input, row 1, column 1');
    const walk = async (...keys: string[]): Promise<string> => {
      for (const key of keys) {
        press(element.shadowRoot!.activeElement!, key);
        await element.updateComplete;
      }
      return active();
    };
    expect(await walk('ArrowRight', 'ArrowDown')).to.equal('input, row 2, column 2');
    expect(sentence(element)).to.contain('Row 2, column 2: the input is −5');
    expect(await walk('ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft')).to.equal(
      'input, row 1, column 1',
    );
    expect(await walk('End', 'ArrowRight', 'ArrowDown')).to.equal('input, row 2, column 3');
    expect(stops()).to.have.length(6);
    const places = stops().map((stop) => stop.closest<HTMLElement>('.cell')!.dataset['index']);
    expect(places).to.deep.equal(Array(6).fill('5'));
    stops().at(-1)!.focus();
    expect(active()).to.equal('row 2, column 3: 0, blocked by the input');
    expect(await walk('Home')).to.equal('row 2, column 1: 6');
  });

  it('leaves the arrow keys to the field after Enter, until Escape', async () => {
    const element = await shown();
    const input = field(element, 'signal, row 2, column 2');
    input.focus();
    press(input, 'Enter');
    expect(press(input, 'ArrowUp')).to.equal(true);
    expect(element.shadowRoot!.activeElement).to.equal(input);
    press(input, 'Escape');
    expect(press(input, 'ArrowUp')).to.equal(false);
    expect(element.shadowRoot!.activeElement).to.equal(field(element, 'signal, row 1, column 2'));
  });

  it('is read-only on demand, and still speaks', async () => {
    const element = await shown({ controls: 'none' });
    expect(all(element, 'input, button')).to.have.length(0);
    expect(all(element, '[part="sketch"] svg')).to.have.length(1);
    expect(grid(element, 'input')).to.deep.equal('1 −1 5 2 −5 −7 −3 2 4'.split(' '));
    cells(element, 'input')[0]!.focus();
    press(element.shadowRoot!.activeElement!, 'ArrowRight');
    await element.updateComplete;
    expect(sentence(element)).to.contain('Row 1, column 2: the input is −1');
  });

  it('takes one rule or two, in the order of the author, and speaks of them alone', async () => {
    const element = await shown({ rules: 'guided-backprop, gradient' });
    expect(all(element, '[part="label"]').map(words).slice(3)).to.deep.equal([
      'Guided backprop',
      'Backpropagation',
    ]);
    expect(Object.keys(element.result!.signals)).to.deep.equal(['guided-backprop', 'gradient']);
    element.rules = 'deconvnet';
    await element.explain();
    await element.updateComplete;
    expect(words(all(element, '[part="key"]')[0])).not.to.contain('the input');
    await point(element, cells(element, 'input')[1]!);
    expect(sentence(element)).to.equal(
      'Row 1, column 2: the deconvnet ignores the input and passes 3.',
    );
  });

  it('reads rows and numbers in every notation, also by property', async () => {
    const element = await shown({ values: '1,−2 , 3;\n4 5e-1 -.5;', signal: '1 2 3\n4 5 6' });
    expect(element.result!.shape).to.deep.equal([2, 3]);
    expect(Array.from(element.result!.values)).to.deep.equal([1, -2, 3, 4, 0.5, -0.5]);
    element.values = '7';
    element.signal = '8';
    expect((await element.explain()).shape).to.deep.equal([1, 1]);
    await element.updateComplete;
    expect(grid(element, 'passed by guided backprop')).to.deep.equal(['8']);
    element.removeAttribute('values');
    element.removeAttribute('signal');
    expect((await element.explain()).shape).to.deep.equal([3, 3]);
  });

  for (const [name, attributes, code] of [
    ['a word among the numbers', { values: '1 two 3' }, 'relu-values'],
    ['a number that float32 cannot hold', { signal: '1e39' }, 'relu-values'],
    ['rows of different lengths', { values: '1 2; 3' }, 'relu-shape'],
    ['no numbers at all', { values: ' ; ' }, 'relu-shape'],
    ['more than six columns', { values: '1 2 3 4 5 6 7', signal: '1 2 3 4 5 6 7' }, 'relu-shape'],
    ['an input and a signal of different shapes', { values: '1 2; 3 4' }, 'relu-shape'],
    ['an unknown rule', { rules: 'gradient magic' }, 'method-unknown'],
    ['an unknown backend', { backend: 'webgpu' }, 'backend-unsupported'],
  ] as [string, Record<string, string>, string][]) {
    it(`names ${name} and shows the fallback`, async () => {
      const element = mount(attributes, '<p>In words.</p>');
      const detail = await once<{ code: string; message: string; hint: string }>(
        element,
        'explain-error',
      );
      await element.updateComplete;
      expect(detail.code).to.equal(code);
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      expect(all(element, 'figure')).to.have.length(0);
      const note = words(all(element, '[part="error"]')[0]);
      expect(note).to.contain(detail.message).and.to.contain(detail.hint);
      const thrown = await element.explain().then(
        () => null,
        (error: { code: string }) => error.code,
      );
      expect(thrown).to.equal(code);
    });
  }

  it('recovers when the author mends the numbers', async () => {
    const element = mount({ values: '1 2; 3', signal: '1 2; 3 4' }, '<p>In words.</p>');
    await once(element, 'explain-error');
    element.values = '1 2; 3 -4';
    expect((await element.explain()).shape).to.deep.equal([2, 2]);
    await element.updateComplete;
    expect(element.querySelector('p')!.checkVisibility()).to.equal(false);
    expect(grid(element, 'passed by backpropagation')).to.deep.equal(['1', '2', '3', '0']);
  });

  it('keeps only the newest numbers when they change quickly', async () => {
    const element = await shown({ values: '1', signal: '1' });
    const completed: number[] = [];
    element.addEventListener('explain-complete', () => completed.push(element.result!.values[0]!));
    for (const value of ['2', '3', '4']) write(field(element, 'input, row 1, column 1'), value);
    await element.explain();
    expect(completed).to.deep.equal([4]);
  });

  it('shows its grids before the engine answers, without moving when it does', async () => {
    const element = mount();
    await once(element, 'explain-start');
    while (all(element, '[part="panel"]').length === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    await element.updateComplete;
    expect(grid(element, 'input')).to.have.length(9);
    const height = element.offsetHeight;
    await element.explain();
    await element.updateComplete;
    expect(grid(element, 'passed by deconvnet')[1]).to.equal('3');
    expect(all(element, 'progress')).to.have.length(0);
    expect(element.offsetHeight).to.equal(height);
    await point(element, cells(element, 'input')[4]!);
    expect(element.offsetHeight).to.equal(height);
  });

  it('waits for a click where the author wants it', async () => {
    const element = mount({ loading: 'click' }, '<p>In words.</p>');
    await element.updateComplete;
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
    expect(all(element, '[part="panel"]')).to.have.length(0);
    const completed = once(element, 'explain-complete');
    all(element, '[part="start"]')[0]!.click();
    await completed;
    await element.updateComplete;
    expect(all(element, '[part="panel"]')).to.have.length(6);
    expect(element.querySelector('p')!.checkVisibility()).to.equal(false);
  });

  it('can be taken off the page and put back', async () => {
    const element = mount();
    element.remove();
    document.body.append(element);
    await element.explain();
    await element.updateComplete;
    expect(grid(element, 'passed by deconvnet')[1]).to.equal('3');
  });
});
