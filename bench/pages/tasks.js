/** Milliseconds from which a task counts as long: the browser's own limit. */
const LONG = 50;

/**
 * Watches the main thread of a page while something is done there.
 *
 * @returns how many tasks there were, the longest in milliseconds of the processor (what else runs on
 *   the machine is not counted) and of the clock, how many were long, and what the longest did
 */
export async function tasksDuring(page, act) {
  await page.tracing.start({ categories: ['devtools.timeline', 'toplevel', 'v8'] });
  await act();
  const trace = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const events = mainThread(trace.traceEvents, page.url()).filter(({ ph }) => ph === 'X');
  const tasks = events
    .filter(({ name, tdur }) => name.endsWith('RunTask') && tdur !== undefined)
    .sort((a, b) => b.tdur - a.tdur);
  const [longest] = tasks;
  if (!longest) throw new Error(`The trace of ${page.url()} has no task of its main thread.`);
  return {
    tasks: tasks.length,
    longest: longest.tdur / 1000,
    clock: Math.max(...tasks.map(({ dur }) => dur)) / 1000,
    long: tasks.filter(({ tdur }) => tdur > LONG * 1000).length,
    cause: causeOf(longest, events),
  };
}

/** The events of the page's main thread. The browser's own windows are pages too, with threads of their own. */
function mainThread(events, url) {
  const keyOf = ({ pid, tid }) => `${pid} ${tid}`;
  const threads = new Map(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map((event) => [keyOf(event), []]),
  );
  for (const event of events) threads.get(keyOf(event))?.push(event);
  const ofPage = [...threads.values()].filter((thread) =>
    thread.some(({ args }) => JSON.stringify(args ?? {}).includes(url)),
  );
  // A long trace loses its beginning, where the address is: the busiest thread is the page's.
  const candidates = ofPage.length > 0 ? ofPage : [...threads.values()];
  return candidates.reduce((most, other) => (other.length > most.length ? other : most), []);
}

/** The largest part of a task that the browser has a name for. */
function causeOf(task, events) {
  const inside = events.filter(
    ({ name, ts, dur = 0 }) =>
      !name.endsWith('RunTask') && ts >= task.ts && ts + dur <= task.ts + task.dur,
  );
  const telling = inside.filter(({ name }) => name !== 'Receive mojo message');
  const [largest] = telling.sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  return largest?.name ?? 'unknown';
}
