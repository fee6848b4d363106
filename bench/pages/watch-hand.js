/* In the page: how long it takes until what a hand does is seen. */

/**
 * Watches the hand. Each event of this kind counts from its time stamp to the callback of the animation
 * frame after the canvas write that contains it.
 *
 * @param type `frame` for those of a video, from the callback with the frame
 * @returns `now(number)` is called when what follows from the first `number` events is on every canvas
 */
export function watchHand(type) {
  const stamps = [];
  let latencies = [];
  let painted = 0;
  let frames = 0;
  if (type === 'frame') watchFrames((stamp) => stamps.push(stamp));
  // Before any listener of the kit.
  else addEventListener(type, ({ timeStamp }) => stamps.push(timeStamp), true);
  const now = (number) => {
    if (number <= painted) return;
    const fresh = stamps.slice(painted, number);
    painted = number;
    requestAnimationFrame(() => {
      frames++;
      const seen = performance.now();
      for (const stamp of fresh) latencies.push(seen - stamp);
    });
  };
  const forget = () => {
    latencies = [];
    frames = 0;
  };
  return { now, forget, count: () => stamps.length, report: () => ({ latencies, frames }) };
}

function watchFrames(note) {
  const { prototype } = HTMLVideoElement;
  const ask = prototype.requestVideoFrameCallback;
  prototype.requestVideoFrameCallback = function (callback) {
    return ask.call(this, (now, metadata) => {
      note(now);
      callback(now, metadata);
    });
  };
}

/** The canvases that were written since they were asked for last. */
export function watchCanvases() {
  let written = new Set();
  const { prototype } = CanvasRenderingContext2D;
  for (const name of ['putImageData', 'drawImage']) {
    const write = prototype[name];
    prototype[name] = function (...given) {
      written.add(this.canvas);
      return write.apply(this, given);
    };
  }
  return {
    /** Whether one of an element's canvases was; of those it is forgotten. */
    take(element) {
      const own = [...written].filter((canvas) => canvas.getRootNode().host === element);
      written = new Set([...written].filter((canvas) => !own.includes(canvas)));
      return own.length > 0;
    },
  };
}

/** Follows what an `<image-input>` hands on through the elements that explain it and the scene's answer. */
export function watchScene(hand, scene) {
  const canvases = watchCanvases();
  const numbers = new WeakMap();
  const maps = [...document.querySelectorAll('saliency-map, lrp-heatmap, empty-job')];
  const shown = new Map([...maps, ...(scene ? [scene] : [])].map((each) => [each, 0]));
  const note = (element, number) => {
    shown.set(element, number);
    hand.now(Math.min(...shown.values()));
  };
  addEventListener('image-preview', ({ detail }) => {
    numbers.set(detail.image, hand.count());
    if (!scene) return;
    requestAnimationFrame(async () => {
      await scene.controller.session.underWay;
      await scene.updateComplete;
      if (scene.image === detail.image) note(scene, numbers.get(detail.image));
    });
  });
  addEventListener('explain-complete', ({ target }) => {
    const number = numbers.get(target.image);
    if (number !== undefined && canvases.take(target)) note(target, number);
  });
}

/** Takes images as the explaining elements do; its job goes to the worker and back, and computes nothing. */
export class EmptyJob extends HTMLElement {
  #image = null;
  get image() {
    return this.#image;
  }
  set image(image) {
    this.#image = image;
    if (image) void this.#show(image);
  }
  async #show(image) {
    const tell = (type) => this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
    tell('explain-start');
    await window.memory();
    this.shadowRoot.firstChild.getContext('2d').putImageData(image, 0, 0);
    tell('explain-complete');
  }
  connectedCallback() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 28;
    this.attachShadow({ mode: 'open' }).append(canvas);
  }
}

/** Follows a slider of an element that explains its attributes anew: from `explain-start` they are in it. */
export function watchExplained(hand, element) {
  let begun = 0;
  element.addEventListener('explain-start', () => (begun = hand.count()));
  element.addEventListener('explain-complete', () => hand.now(begun));
}

/**
 * Follows what an element asks the engine for by itself: what was done before the newest job with an
 * answer was sent is seen when the element has been drawn with that; where a frame comes and nothing is
 * asked for, all that was done.
 */
export function watchAnswered(hand, element) {
  const asked = new Map();
  let answered = 0;
  window.onQuestion = ({ id, path }) => {
    if (path?.at(-1) === 'run') asked.set(id, hand.count());
  };
  window.onAnswer = ({ id }) => {
    if (!asked.has(id)) return;
    answered = Math.max(answered, asked.get(id));
    asked.delete(id);
  };
  const update = element.performUpdate;
  element.performUpdate = function () {
    update.call(this);
    hand.now(answered);
    const count = hand.count();
    requestAnimationFrame(() => asked.size === 0 && hand.now(count));
  };
}

/** Follows the scrubber: the epochs by their places on it. */
export function watchEpochs(hand, element, epochs) {
  const places = [];
  element.addEventListener(
    'input',
    (event) => places.push(Number(event.composedPath()[0].value)),
    true,
  );
  element.addEventListener('epoch-step', async ({ detail }) => {
    const number = places.lastIndexOf(epochs.indexOf(detail.epoch)) + 1;
    await element.updateComplete;
    // Maps are painted in a task of their own.
    setTimeout(() => hand.now(number));
  });
}
