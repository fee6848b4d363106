import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Follows the recipes of CONTRIBUTING.md: in a temporary copy of the tree each adds a toy, in the files that
 * the recipe names and in no other. Types, lint, build and the tests concerned must pass.
 *
 *   node scripts/recipes.js            all recipes, in one copy
 *   node scripts/recipes.js rule       one of them (scripts/recipes/rule.js)
 *   node scripts/recipes.js --types    types and lint alone: seconds instead of minutes
 *
 * A recipe exports `heading` (of its list in CONTRIBUTING.md), `goal` (how many files it may touch), `edits`
 * (by file, a function from its text, empty for a new file, to the text with the toy) and `tests`.
 */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(import.meta.dirname, 'recipes');
const typesOnly = process.argv.includes('--types');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const names = (await readdir(folder)).map((file) => path.basename(file, '.js'));
const chosen = names.filter((name) => words.length === 0 || words.includes(name));
const recipes = await Promise.all(
  chosen.map(async (name) => ({ name, ...(await import(`./recipes/${name}.js`)) })),
);
if (recipes.length === 0) throw new Error(`There are: ${names.join(', ')}.`);

const contributing = await readFile(path.join(root, 'CONTRIBUTING.md'), 'utf8');

/** The files that a recipe's numbered list names; `<name>` stands for the name of what is new. */
function namedFiles(heading) {
  const [, section] = contributing.split(`### ${heading}\n`);
  if (!section) throw new Error(`CONTRIBUTING.md has no heading "### ${heading}".`);
  const items = section.split(/^#/m)[0].match(/^\d+\. .*(?:\n {3}.*)*/gm) ?? [];
  return items.map((item) => /`([\w./<>-]+\/[\w./<>-]+)`/.exec(item)?.[1]).filter(Boolean);
}

function isNamed(file, named) {
  return named.some((pattern) => {
    const parts = pattern.split('<name>').map((part) => part.replace(/[.]/g, '\\.'));
    return new RegExp(`^${parts.join('[\\w-]+')}$`).test(file);
  });
}

async function copyTree() {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'recipes-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter(Boolean)) {
    await mkdir(path.join(copy, path.dirname(file)), { recursive: true });
    // A file that was removed and not yet committed is listed too.
    await cp(path.join(root, file), path.join(copy, file)).catch(() => {});
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

const problems = [];
const copy = await copyTree();

function run(command, ...args) {
  console.log(`\n${[command, ...args].join(' ')}`);
  const { status } = spawnSync('npx', [command, ...args], { cwd: copy, stdio: 'inherit' });
  if (status !== 0) problems.push(`${[command, ...args].join(' ')} failed`);
  return status === 0;
}

try {
  const touched = new Set();
  for (const { name, heading, goal, edits } of recipes) {
    const named = namedFiles(heading);
    for (const [file, edit] of Object.entries(edits)) {
      if (!isNamed(file, named)) problems.push(`${name}: the recipe does not name ${file}`);
      const at = path.join(copy, file);
      await mkdir(path.dirname(at), { recursive: true });
      await writeFile(at, edit(await readFile(at, 'utf8').catch(() => '')));
      touched.add(file);
    }
    const count = Object.keys(edits).length;
    if (count > goal) problems.push(`${name}: ${count} files instead of ${goal}`);
  }
  const passed = run('tsc', '-b') && run('eslint', ...touched);
  if (passed && !typesOnly) {
    const built = run('rollup', '-c', '--silent');
    if (built) {
      run('cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs');
      run('wtr', '--files', ...recipes.flatMap(({ tests }) => tests));
    }
  }
  console.table(
    recipes.map(({ name, goal, edits }) => ({ name, files: Object.keys(edits).length, goal })),
  );
} finally {
  await rm(copy, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
