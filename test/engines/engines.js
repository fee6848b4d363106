import { spawnSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.js';
import { puppeteerTab } from './puppeteer-tab.js';
import { launchWebkit } from './webkit.js';

/** For a job that hangs: no test asks how long anything takes. */
const PATIENCE = 300_000;

/**
 * The engines, by name: `missing` says what is not installed, `launch` starts a browser.
 *
 * A browser gives `open(url)`, which resolves to a tab, and `close()`. A tab has the same few methods in every engine:
 * `run(fn, ...args)` and `until(fn, ...args)` in the page, `press(key)`, `stroke(points)`, `upload(find, file)`, `close()`.
 */
export const engines = {
  Chromium: { launch: () => launchChromium() },
  Firefox: {
    missing: lacks('Firefox', ['firefox-esr', 'firefox']),
    launch: (preferences) => launchFirefox(preferences),
  },
  WebKit: {
    missing:
      lacks('WebKitGTK', ['WebKitWebDriver'], 'webkit2gtk-driver') ??
      lacks('WebKitGTK', ['Xvfb'], 'xvfb'),
    launch: launchWebkit,
  },
};

/** The engines that Chromium is compared with. */
export const others = ['Firefox', 'WebKit'];

/** Without any other engine there is nothing to compare Chromium with. */
export const allMissing = others.every((name) => engines[name].missing)
  ? 'no other engine is installed'
  : false;

async function launchChromium() {
  return opener(await puppeteer.launch({ ...(await launchOptions()), protocolTimeout: PATIENCE }));
}

/** Over WebDriver BiDi. */
async function launchFirefox(preferences) {
  return opener(
    await puppeteer.launch({
      browser: 'firefox',
      executablePath: pathOf(['firefox-esr', 'firefox']),
      headless: true,
      extraPrefsFirefox: preferences,
      protocolTimeout: PATIENCE,
      timeout: PATIENCE,
    }),
  );
}

function opener(browser) {
  return {
    version: () => browser.version(),
    open: async (url) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.setViewport({ width: 1200, height: 900 });
      await page.goto(url);
      return puppeteerTab(page);
    },
    close: () => browser.close(),
  };
}

function lacks(engine, programs, debian = programs[0]) {
  return pathOf(programs)
    ? undefined
    : `${engine} is not tested: there is no ${programs[0]} (apt-get install ${debian})`;
}

function pathOf(programs) {
  for (const program of programs) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${program}`], {
      encoding: 'utf8',
    });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
