/** What is fetched together with the first figure, whichever it is. */
const always =
  /\/src\/(client\/(computing|occlusion\/occlusion)|components\/base\/(figure-parts|settle-figures))\.ts$/;
/** What the page's script seems to import by way of `protocol.ts`, and does not use. */
const unused =
  /\/src\/protocol(\/(file-head|given-files|masked|packed|preprocessing|probabilities|rank-correlation|tables\/row|unit))?\.ts$/;
/** What authors alone use: the page's script does not export it (src/define.ts). */
const ofAuthors = /\/src\/(client\/(load|npy)|components\/toolbar\/to-png)\.ts$/;
/** Fetched when an attribute or the reader asks for it, or the page's language. */
const extras = /\/(languages\/|(training-digits|training-run|ascent-runs)\.ts$|[\w-]+-extras\.ts$)/;
/** Views of few pages: what they share with another one stays where that one has it. */
const rare = /\/components\/(deconv-learner|method-contest)\//;

/**
 * Rollup's `manualChunks` for the page's script: what is fetched later is merged by use. Each request
 * costs a reader time, and a file that imports another one costs as much again. What the first figure
 * always takes, and what several elements share, is one file; what one element alone uses, also by its
 * extras, is in the file of its view.
 *
 * @param {string} entry the page's script, which keeps what it imports itself
 */
export function mergedChunks(entry) {
  let chunks;
  return (id, { getModuleInfo }) => (chunks ??= chunksOf(entry, getModuleInfo)).get(id);
}

/** @returns {Map<string, string>} the names of chunks by module; of others Rollup decides */
function chunksOf(entry, getModuleInfo) {
  const own = reached(entry, getModuleInfo, ofAuthors);
  for (const id of own) if (unused.test(id)) own.delete(id);
  const later = new Set([...own].flatMap((id) => getModuleInfo(id).dynamicallyImportedIds));
  const users = new Map();
  for (const user of later) {
    if (extras.test(user) || rare.test(user) || own.has(user)) continue;
    for (const id of reached(user, getModuleInfo)) {
      if (!own.has(id)) users.set(id, [...(users.get(id) ?? []), user]);
    }
  }
  const merged = [...users].map(([id, [first, second]]) => {
    const isShared = second !== undefined || always.test(first) || unused.test(id);
    return [id, isShared ? 'figure' : first.replace(/^.*\/|\.ts$/g, '')];
  });
  return new Map(merged);
}

/** What a module imports, by whatever way, without what it fetches later, and without what is `left` out. */
function reached(start, getModuleInfo, left) {
  const found = new Set([start]);
  for (const id of found) {
    for (const imported of getModuleInfo(id).importedIds) {
      if (!left?.test(imported)) found.add(imported);
    }
  }
  return found;
}
