/** What the table of a subject says above it. */
const headings = {
  passes: 'Single passes',
  trained: 'Trained networks, and images that they were trained for',
  batches:
    '32 points of integrated gradients, 25 pictures of a gallery, all filters of the second layer',
  ascent: '5 steps of activation maximisation, 16 runs',
  occlusion: 'All positions of an occluder (on WebGL 32 of them)',
  growth: 'Equal convolutions by side of the image and their number, random weights',
  positions: 'An occluder of 8 x 8, by the number of its positions',
  lrp: 'Layer-wise relevance propagation, forward pass and books included',
};

/** Prints one table for each subject, for a terminal. */
export function printSpeed(tables, environment) {
  console.log(`\n${environment.browser}, ${environment.cpu}, ${environment.cores} cores`);
  const devices = new Map(
    Object.values(tables)
      .flat()
      .map(({ backend, device }) => [backend, device]),
  );
  for (const [backend, device] of devices) console.log(`${backend}: ${device}`);
  if (Object.keys(tables).length === 0) return;
  console.log('\nMilliseconds: median (10th to 90th percentile)');
  for (const [subject, results] of Object.entries(tables)) {
    console.log(`\n${headings[subject]}\n`);
    printTable(speedRows(results));
  }
}

/** Prints what whole pages cost. */
export function printPages({ widgets, calm, pen }) {
  if (pen) printPen(pen);
  if (widgets) {
    console.log('\nWidgets of all kinds on one page\n');
    printTable([
      ['widgets', 'all painted, ms', 'page heap, kB', 'workers', 'tensors', 'kB', 'networks'],
      ...widgets.map(({ widgets: count, milliseconds, heap, workers, tensors, bytes, models }) =>
        [count, milliseconds, heap / 1000, workers, tensors, bytes / 1000, models].map((value) =>
          String(Math.round(value)),
        ),
      ),
    ]);
  }
  if (!calm) return;
  console.log('\nTasks of the main thread\n');
  printTable([
    ['page', 'tasks', 'longest, ms of processor', 'ms of clock', 'above 50', 'mostly'],
    ...calm.map(({ what, tasks, longest, clock, long, cause }) => [
      what,
      String(tasks),
      longest.toFixed(1),
      clock.toFixed(0),
      String(long),
      cause,
    ]),
  ]);
}

/** Prints how soon a map follows the hand. */
function printPen(rows) {
  console.log('\nFrom the hand to the painted map, ms\n');
  printTable([
    ['', 'events', 'median', '95th percentile', 'paints per second'],
    ...rows.map(({ what, events, p50, p95, perSecond }) => [
      what,
      String(events),
      short(p50),
      short(p95),
      String(perSecond),
    ]),
  ]);
}

/** Prints how the page starts, and what was promised. */
export function printRest({ coldStart, targets }) {
  console.log(`\nCold start of one widget (${coldStart.backend}, ${coldStart.loads} loads)\n`);
  printTable([
    ['to the first explanation, ms', spread(coldStart.firstExplanation)],
    ['longest task of the main thread, ms', describeTask(coldStart.longestTask)],
  ]);
  console.log('');
  printTable([
    ['', 'limit', 'measured', ''],
    ...targets.map(({ name, limit, measured, met }) => [
      name,
      limit,
      String(measured),
      met ? 'met' : 'not met',
    ]),
  ]);
}

function speedRows(speed) {
  const names = Object.keys(speed[0].milliseconds);
  const ratios = Object.keys(speed[0].ratios);
  return [
    ['network', 'backend', 'rounds', ...names, ...ratios],
    ...speed.map((result) => [
      result.network,
      result.backend,
      String(result.rounds),
      ...names.map((name) => spread(result.milliseconds[name])),
      ...ratios.map((name) => result.ratios[name].toFixed(2)),
    ]),
  ];
}

function spread({ median, p10, p90 }) {
  return `${short(median)} (${short(p10)} to ${short(p90)})`;
}

function short(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** The browser reports tasks from 50 ms on. */
function describeTask(duration) {
  return duration === 0 ? 'none above 50' : String(duration);
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column]));
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}
