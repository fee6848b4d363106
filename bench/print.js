/** Prints everything as tables for a terminal. */
export function printResults({ speed, batched, relevance, coldStart, targets, environment }) {
  console.log(`\n${environment.browser}, ${environment.cpu}, ${environment.cores} cores`);
  for (const [backend, device] of new Map(speed.map((result) => [result.backend, result.device]))) {
    console.log(`${backend}: ${device}`);
  }
  console.log('\nMilliseconds: median (10th to 90th percentile)\n');
  printTable(speedRows(speed));
  console.log(
    '\n32 points of integrated gradients, 25 pictures of a gallery, all filters of the second layer\n',
  );
  printTable(speedRows(batched));
  console.log('\nLayer-wise relevance propagation, forward pass and books included\n');
  printTable(speedRows(relevance));
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
