import { setTimeout as wait } from 'node:timers/promises';

/** The key under which WebDriver hands over elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys that WebDriver knows by code points of its own. */
const keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/**
 * The tab of a WebDriver session; engines.js says what it does.
 *
 * @param {(method: string, path: string, body?: object) => Promise<unknown>} send a command of the session
 */
export function webkitTab(send) {
  const call = (task, args) =>
    send('POST', '/execute/sync', { script: `return (${task}).apply(null, arguments)`, args });

  const run = async (task, ...args) => {
    // What a task promises is waited for, as puppeteer does.
    const { value, error } = await send('POST', '/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        Promise.resolve((${task}).apply(null, [].slice.call(arguments, 0, -1)))
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args,
    });
    if (error !== undefined) throw new Error(error);
    return value;
  };
  const act = (type, id, actions, parameters) =>
    send('POST', '/actions', { actions: [{ type, id, actions, parameters }] });

  return {
    run,
    until: async (task, ...args) => {
      for (let tries = 0; tries < 1500; tries++) {
        if (await run(task, ...args)) return;
        await wait(200);
      }
      throw new Error(`never happened: ${task}`);
    },
    press: (key) => {
      const value = keys[key] ?? key;
      return act('key', 'keyboard', [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
    },
    stroke: ([first, ...rest]) => {
      const move = ([x, y]) => ({
        type: 'pointerMove',
        duration: 20,
        x: Math.round(x),
        y: Math.round(y),
      });
      const actions = [
        move(first),
        { type: 'pointerDown', button: 0 },
        ...rest.map(move),
        { type: 'pointerUp', button: 0 },
      ];
      return act('pointer', 'mouse', actions, { pointerType: 'mouse' });
    },
    upload: async (find, file) => {
      const field = await call(find, []);
      await send('POST', `/element/${field[ELEMENT]}/value`, { text: file });
    },
    close: () => send('POST', '/url', { url: 'about:blank' }),
  };
}
