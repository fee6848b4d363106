'use strict';

/**
 * Checks the exercises of the course in the page: numbers, choices, places in a figure, and states of a figure.
 * A classic script, so that it also runs from disk. Nothing is stored or sent.
 *
 *   <form class="check"><label>conv1: <input data-number="416" data-tolerance="0" /></label></form>
 *   <form class="check"><fieldset>… <input type="radio" name="a" data-reply="That is its window." /> …
 *     <input type="radio" name="a" data-right /> …</fieldset></form>
 *   <form class="check" data-place="#figure" data-rows="13 17" data-columns="19 22">…</form>
 *   <form class="check" data-figure="#figure" data-prediction="8">…</form>
 *   <form class="check" data-figure="#figure" data-class="3" data-probability-below="0.05">…</form>
 *
 * A state is judged as soon as the figure is in it; with `data-when="check"` only at the button.
 */
(() => {
  /** @typedef {{isRight: boolean, text: string}} Verdict */

  const right = (text = 'Right. The answer below says why.') => ({ isRight: true, text });
  const wrong = (text) => ({ isRight: false, text });

  /* Numbers */

  const minus = /[\u2010-\u2013\u2212]/g;
  const vulgar = /[\u00bc-\u00be\u2150-\u215e]/g;
  const groups = /(\d)[\s'’](?=\d{3}(?!\d))/g;
  const number = String.raw`[+-]?(?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?`;
  const amount = new RegExp(
    String.raw`^(?:(${number})\s+)?(${number})(?:\s*[/÷:]\s*(${number}))?$`,
    'i',
  );

  /** What digits with points and commas can mean: `1,234` is 1234 in English and 1.234 in German. */
  function decimals(text) {
    const marks = text.match(/[.,]/g) ?? [];
    const last = marks.at(-1);
    if (!last) return [Number(text)];
    const whole = Number(text.replace(/[.,]/g, ''));
    const isGrouped = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/.test(text);
    if (marks.length > 1 && marks.every((mark) => mark === last)) return isGrouped ? [whole] : [];
    const other = last === ',' ? '.' : ',';
    const decimal = Number(text.replaceAll(other, '').replace(last, '.'));
    return isGrouped && marks.length === 1 ? [decimal, whole] : [decimal];
  }

  /** Of a mixed number, a fraction or a number. */
  function values(text) {
    const [, units, above, below] = amount.exec(text) ?? [];
    if (!above || (units && !below)) return [];
    return decimals(above).flatMap((top) =>
      (below ? decimals(below) : [1]).flatMap((bottom) =>
        (units ? decimals(units) : [0]).map((base) => {
          const share = top / bottom;
          return units?.startsWith('-') ? base - share : base + share;
        }),
      ),
    );
  }

  /** Every number that a text can mean; none where it is no number. */
  function readings(text) {
    const plain = text
      .trim()
      .replace(minus, '-')
      .replace(vulgar, (sign) => ` ${sign.normalize('NFKC').replace('\u2044', '/')}`)
      .replace(/^\s*[=≈~]\s*/, '')
      .replace(groups, '$1')
      .replace(/^\s*([+-])\s+/, '$1')
      .trim();
    const [, amounts, percent] = /^(.*?)\s*(%|percent)?$/i.exec(plain.replace(/\s+px$/i, '')) ?? [];
    const factors = (amounts ?? '').split(/\s*[x×*·]\s*/i).map(values);
    if (factors.some((found) => found.length === 0)) return [];
    const products = factors.reduce((before, found) =>
      before.flatMap((one) => found.map((other) => one * other)),
    );
    // `14 × 14` also says how long a side is.
    const sides = factors.length === 2 && factors[0][0] === factors[1][0] ? factors[0] : [];
    const all = [...products, ...sides].filter(Number.isFinite);
    return percent ? all.flatMap((value) => [value / 100, value]) : all;
  }

  /** How far a text is from the number of its field; empty where it is right. */
  function faultOf({ value, dataset }) {
    const found = readings(value);
    if (value.trim() === '') return 'no number yet';
    if (found.length === 0) return 'write one number, such as 1.5, 8/3 or 40%';
    const wanted = Number(dataset.number);
    const slack = Number(dataset.tolerance ?? 0) + 1e-9 * Math.abs(wanted);
    const distances = found.map((one) => one - wanted);
    const distance = distances.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
    if (Math.abs(distance) <= slack) return '';
    if (found.some((one) => Math.abs(one + wanted) <= slack)) {
      return 'the size is right, the sign is not';
    }
    const isNear = Math.abs(distance) <= 0.05 * Math.abs(wanted);
    return `${isNear ? 'a little ' : ''}too ${distance > 0 ? 'high' : 'low'}`;
  }

  const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;
  const labelOf = (input) => input.labels[0]?.textContent.trim().replace(/\s*[:=]$/, '') ?? '';

  function numberCheck(form) {
    const inputs = [...form.querySelectorAll('[data-number]')];
    form.addEventListener('input', ({ target }) => target.removeAttribute('aria-invalid'));
    return () => {
      const faults = inputs.map(faultOf);
      inputs.forEach((input, index) => {
        if (faults[index]) input.setAttribute('aria-invalid', 'true');
        else input.removeAttribute('aria-invalid');
      });
      if (faults.every((fault) => fault === '')) return right();
      if (inputs.length === 1) return wrong(sentence(faults[0]));
      const told = inputs.flatMap((input, index) =>
        faults[index] ? `${labelOf(input)}: ${faults[index]}` : [],
      );
      return wrong(`${inputs.length - told.length} of ${inputs.length} right. ${told.join('; ')}.`);
    };
  }

  /* Choices */

  function choiceCheck(form) {
    const options = [...form.querySelectorAll('input')];
    return () => {
      const chosen = options.filter(({ checked }) => checked);
      if (chosen.length === 0) return wrong('Choose one first.');
      const astray = chosen.filter(({ dataset }) => dataset.right === undefined);
      const found = chosen.length - astray.length;
      const count = options.filter(({ dataset }) => dataset.right !== undefined).length;
      if (astray.length === 0 && found === count) return right();
      const reply = astray[0]?.dataset.reply;
      if (options[0].type === 'radio') return wrong(reply ?? 'No, not this one.');
      const belongs = astray.length === 1 ? 'does' : 'do';
      const excess =
        astray.length > 0 ? ` ${astray.length} of your choices ${belongs} not belong.` : '';
      return wrong(reply ?? `${found} of ${count} found.${excess}`);
    };
  }

  /* Places: events count rows and columns from 0, readers from 1. */

  function placeOf({ name, value }) {
    const [, first, second] = /^(\d+),(\d+)/.exec(value ?? '') ?? [];
    if (second === undefined) return null;
    if (name === 'position') return { row: Number(first) + 1, column: Number(second) + 1 };
    return { row: Number(second) + 1, column: Number(first) + 1 };
  }

  const ranges = (text) => text.split(',').map((range) => range.trim().split(/\s+/).map(Number));
  const within = (value, [from, to = from]) => value >= from && value <= to;

  function placeCheck(form, judge) {
    const figure = document.querySelector(form.dataset.place);
    const rows = ranges(form.dataset.rows);
    const columns = ranges(form.dataset.columns);
    const marked = document.createElement('p');
    marked.className = 'marked';
    marked.textContent = 'Nothing is marked yet.';
    form.append(marked);
    let place = null;
    let isClicked = false;

    // A click is an attempt; arrow keys pass over many places, so Enter says which one is meant.
    figure.addEventListener('pointerdown', () => (isClicked = false), true);
    figure.addEventListener('reader-change', ({ detail }) => {
      if (!/^(pixel|unit|position)$/.test(detail.name)) return;
      place = placeOf(detail) ?? place;
      isClicked = true;
      if (place) marked.textContent = `Marked: row ${place.row}, column ${place.column}.`;
    });
    figure.addEventListener('click', () => {
      if (isClicked && place) judge();
      isClicked = false;
    });
    figure.addEventListener('keydown', ({ key }) => {
      isClicked = false;
      if (key === 'Enter' && place) judge();
    });
    return () => {
      if (!place)
        return wrong('Click a place in the figure first, or go there with the arrow keys.');
      const { row, column } = place;
      if (rows.some((range, index) => within(row, range) && within(column, columns[index]))) {
        return right();
      }
      const where = `Row ${row}, column ${column}`;
      if (rows.some((range) => within(row, range))) return wrong(`${where}: not that column.`);
      if (columns.some((range) => within(column, range))) return wrong(`${where}: not that row.`);
      return wrong(`${where}: not there.`);
    };
  }

  /* States: what the network predicts for what a figure shows now. */

  /** Milliseconds for which a figure stays as it is before it is judged. */
  const SETTLED = 600;

  /** As the figures write it. */
  function percent(probability) {
    if (probability > 0.999) return '>99.9%';
    return probability < 0.001 ? '<0.1%' : `${(100 * probability).toFixed(1)}%`;
  }

  function stateCheck(form, judge) {
    const { figure: selector, prediction, class: label } = form.dataset;
    const below = Number(form.dataset.probabilityBelow ?? NaN);
    const above = Number(form.dataset.probabilityAbove ?? NaN);
    const figure = document.querySelector(selector);
    let shown = null;
    let isMoved = false;
    let settling = 0;

    /** Of the class that is meant, the most probable one unless named; of a thousand only the first are listed. */
    const chance = (predictions) =>
      (label === undefined ? predictions[0] : predictions.find((one) => one.label === label))
        ?.probability ?? 0;
    const isReached = (predictions) =>
      (prediction === undefined || predictions[0].label === prediction) &&
      !(chance(predictions) >= below) &&
      !(chance(predictions) <= above);
    const show = ({ target }, predictions) => {
      // The elements of a scene tell theirs too.
      if (target !== figure || predictions.length === 0) return;
      shown = predictions;
      clearTimeout(settling);
      if (!isReached(predictions) || form.dataset.verdict === 'right') return;
      // Half a drawing may pass through it.
      if (form.dataset.when !== 'check') settling = setTimeout(judge, SETTLED);
    };
    figure.addEventListener('answer-change', (event) => show(event, event.detail.predictions));
    figure.addEventListener('perturbation-step', (event) =>
      show(event, event.detail.after.predictions),
    );
    // An occluder that moves by itself solves nothing.
    figure.addEventListener('reader-change', ({ detail }) => {
      if (detail.name === 'position') isMoved = detail.value !== null;
    });
    figure.addEventListener('occluder-answer', (event) => {
      if (isMoved) show(event, event.detail.predictions);
    });
    return () => {
      const predictions = shown ?? figure.predictions ?? figure.result?.predictions ?? [];
      if (predictions.length === 0) return wrong('The figure has no result yet.');
      if (isReached(predictions)) return right();
      const [first] = predictions;
      const named = predictions.find((one) => one.label === label && one !== first);
      const rest = named ? `, ${named.label} (${percent(named.probability)})` : '';
      return wrong(
        `Not yet: the network predicts ${first.label} (${percent(first.probability)})${rest}.`,
      );
    };
  }

  /* The form around them */

  function enhance(form) {
    const exercise = form.closest('.exercise');
    const hint = exercise.querySelector('.hint');
    const answer = exercise.querySelector('.answer');
    const name = exercise.querySelector('h3')?.textContent.split(':')[0].trim();
    const button = document.createElement('button');
    button.textContent = 'Check';
    if (name) button.setAttribute('aria-label', `Check ${name}`);
    const output = document.createElement('output');

    const judge = () => {
      const { isRight, text } = verdict();
      const help = hint && !hint.open ? ' The hint below may help.' : '';
      form.dataset.verdict = isRight ? 'right' : 'wrong';
      // A new node, so that the same words are read out again.
      output.replaceChildren(document.createTextNode(isRight ? text : `${text}${help}`));
      if (isRight && answer) answer.open = true;
    };
    const { place, figure } = form.dataset;
    const kinds = [
      [place, placeCheck],
      [figure, stateCheck],
      [form.querySelector('[data-number]'), numberCheck],
    ];
    const [, check] = kinds.find(([isIt]) => isIt) ?? [null, choiceCheck];
    const verdict = check(form, judge);
    form.append(button, output);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      judge();
    });
  }

  for (const form of document.querySelectorAll('form.check')) enhance(form);

  // The teacher's copy, on the screen and on paper (print.css).
  if (new URLSearchParams(location.search).has('answers')) {
    document.documentElement.classList.add('answers');
    for (const answer of document.querySelectorAll('.answer')) answer.open = true;
  }
})();
