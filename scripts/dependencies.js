import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '..');

/**
 * Packages that are held at a version need a row in CONTRIBUTING.md that says why.
 *
 *   node scripts/dependencies.js               of package.json alone: versions without ^ (a test does the same)
 *   node scripts/dependencies.js --registry    also asks npm which packages have a newer major version
 */
export async function heldPackages() {
  const { dependencies, devDependencies } = await readJson('package.json');
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, range]) => !range.startsWith('^'))
    .map(([name]) => name);
}

/** Those with a row: below "Dependencies that are held", named in the first column. */
export async function explainedPackages() {
  const text = await readFile(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, section] = /^### Dependencies that are held\n([^]*?)(?=^#)/m.exec(text);
  const rows = section.split('\n').filter((line) => /^\| .*`/.test(line));
  return rows.flatMap((row) =>
    [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
}

/** Those of which npm has a newer major version than the installed one. */
async function outdatedPackages() {
  const { packages } = await readJson('package-lock.json');
  const { dependencies, devDependencies } = packages[''];
  const outdated = [];
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const { stdout } = await run('npm', ['view', `${name}@latest`, 'version'], { cwd: root });
    const { version } = packages[`node_modules/${name}`];
    if (majorOf(stdout) > majorOf(version)) outdated.push(`${name} ${version} -> ${stdout.trim()}`);
  }
  return outdated;
}

const majorOf = (version) => Number.parseInt(version, 10);

async function readJson(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const explained = await explainedPackages().catch(() => []);
  const held = await heldPackages();
  const outdated = process.argv.includes('--registry') ? await outdatedPackages() : [];
  const without = [...held, ...outdated].filter((each) => !explained.includes(each.split(' ')[0]));
  if (outdated.length > 0) console.log(`Newer major versions:\n${outdated.join('\n')}`);
  if (without.length > 0) {
    console.error(`Without a row in CONTRIBUTING.md: ${without.join(', ')}`);
    process.exitCode = 1;
  }
}
