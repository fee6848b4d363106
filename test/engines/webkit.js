import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { webkitTab } from './webkit-tab.js';

/** Milliseconds for a script or a page, for those that hang. */
const PATIENCE = 300_000;

/** MiniBrowser on a screen of its own, driven by WebKitWebDriver in W3C's protocol. */
export async function launchWebkit() {
  const home = await mkdtemp(path.join(tmpdir(), 'convlens-webkit-'));
  const screen = await startScreen();
  const driver = await startDriver({
    ...process.env,
    DISPLAY: screen.display,
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    // Containers forbid the namespaces that the sandbox is made of.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  });
  const stop = async () => {
    await driver.close();
    await screen.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { sessionId, capabilities } = await driver.send('POST', '/session', {
      capabilities: { alwaysMatch: { timeouts: { script: PATIENCE, pageLoad: PATIENCE } } },
    });
    const send = (method, command, body) =>
      driver.send(method, `/session/${sessionId}${command}`, body);
    await send('POST', '/window/rect', { x: 0, y: 0, width: 1200, height: 1000 });
    const tab = webkitTab(send);
    return {
      version: () => Promise.resolve(`WebKitGTK/${capabilities.browserVersion}`),
      open: async (url) => {
        await send('POST', '/url', { url });
        return tab;
      },
      close: async () => {
        await send('DELETE', '').catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Xvfb takes a free display, and says which. */
async function startScreen() {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [number] = await once(child.stdio[3].setEncoding('utf8'), 'data');
  return { display: `:${number.trim()}`, close: () => end(child) };
}

async function startDriver(env) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const send = async (method, command, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${command}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${command}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; tries < 150; tries++) {
    const status = await send('GET', '/status').catch(() => null);
    if (status?.ready) return { send, close: () => end(child) };
    await wait(200);
  }
  await end(child);
  throw new Error('WebKitWebDriver does not answer');
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
