import { after } from 'node:test';
import { engines } from './engines.js';

const running = [];
after(async () => {
  for (const browser of running.reverse()) await browser.close();
});

/** A browser that lives as long as the test file. */
export async function launch(name, preferences) {
  const browser = await engines[name].launch(preferences);
  running.push(browser);
  return browser;
}
