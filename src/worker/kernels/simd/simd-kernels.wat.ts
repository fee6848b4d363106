/**
 * The kernels of `simd-kernels.ts` in WebAssembly's text format, which the build assembles. Their
 * memory is that of TensorFlow.js's wasm backend: tensors are read and written where they lie.
 *
 * A list of signals names, for every position of a map, those of its channels that are not zero, as pairs
 * of 8 bytes: how many bytes into a kernel cell the channel's row of weights begins, and the value. `ends`
 * says for each position where its pairs begin, and after the last where they end.
 */

/** A v128 register holds so many values. */
const LANES = 4;

/** Registers of sums that a pass holds; sixteen are what processors have, and two more are needed. */
const WIDTHS = [12, 8, 4, 2, 1];

/**
 * Of a row of positions: where it begins in the list of ends, and its bytes there; the cell's weights; how
 * many channels are left; where it begins in the output, and the bytes from position to position. The gaps
 * are what lies between one row's end and the next row's beginning.
 */
const names = [
  'rows',
  'ends',
  'endsBytes',
  'endsGap',
  'weights',
  'channels',
  'to',
  'step',
  'rowGap',
];
const parameters = names.map((name) => `(param $${name} i32)`).join(' ');
const passedOn = names.map((name) => `(local.get $${name})`).join(' ');

/**
 * Adds to rows of the output, for so many registers of its channels, what one kernel cell makes of rows of
 * signals. That cell's weights then stay in the processor's nearest cache.
 */
function accumulate(registers: number): string {
  const each = (line: (offset: number, sum: string) => string): string =>
    Array.from({ length: registers }, (_, index) => line(index * 4 * LANES, `$sum${index}`)).join(
      '\n',
    );
  return `
(func $accumulate${registers} ${parameters}
  (local $lastEnd i32) (local $pair i32) (local $end i32) (local $from i32) (local $value v128)
  ${each((_, sum) => `(local ${sum} v128)`)}
  (loop $more
  (local.set $lastEnd (i32.add (local.get $ends) (local.get $endsBytes)))
  (loop $positions
    (local.set $pair (i32.load (local.get $ends)))
    (local.set $end (i32.load offset=4 (local.get $ends)))
    (if (i32.ne (local.get $pair) (local.get $end)) (then
      ${each((offset, sum) => `(local.set ${sum} (v128.load offset=${offset} align=4 (local.get $to)))`)}
      (loop $pairs
        (local.set $from (i32.add (local.get $weights) (i32.load (local.get $pair))))
        (local.set $value (v128.load32_splat offset=4 (local.get $pair)))
        ${each(
          (offset, sum) => `(local.set ${sum} (f32x4.add (local.get ${sum})
            (f32x4.mul (local.get $value) (v128.load offset=${offset} align=4 (local.get $from)))))`,
        )}
        (br_if $pairs (i32.ne (local.tee $pair (i32.add (local.get $pair) (i32.const 8))) (local.get $end))))
      ${registers === 1 ? storeLanes : each((offset, sum) => `(v128.store offset=${offset} align=4 (local.get $to) (local.get ${sum}))`)}))
    (local.set $to (i32.add (local.get $to) (local.get $step)))
    (br_if $positions (i32.ne (local.tee $ends (i32.add (local.get $ends) (i32.const 4))) (local.get $lastEnd))))
  (local.set $ends (i32.add (local.get $ends) (local.get $endsGap)))
  (local.set $to (i32.add (local.get $to) (local.get $rowGap)))
  (br_if $more (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))`;
}

/** The last register may hold fewer channels than four, and what lies behind them is not its own. */
const storeLanes = `
  (if (i32.ge_u (local.get $channels) (i32.const 4))
    (then (v128.store align=4 (local.get $to) (local.get $sum0)))
    (else
      (v128.store32_lane align=4 0 (local.get $to) (local.get $sum0))
      (if (i32.ge_u (local.get $channels) (i32.const 2)) (then
        (v128.store32_lane offset=4 align=4 1 (local.get $to) (local.get $sum0))))
      (if (i32.ge_u (local.get $channels) (i32.const 3)) (then
        (v128.store32_lane offset=8 align=4 2 (local.get $to) (local.get $sum0))))))`;

/** As many registers as channels are left, by the widest pass that fits; one may be filled in part. */
const allChannels = WIDTHS.map(
  (registers) => `
  (block $fewer (loop $more
    (br_if $fewer (i32.lt_s (local.get $channels) (i32.const ${registers === 1 ? 1 : registers * LANES})))
    (call $accumulate${registers} ${passedOn})
    (local.set $weights (i32.add (local.get $weights) (i32.const ${registers * LANES * 4})))
    (local.set $to (i32.add (local.get $to) (i32.const ${registers * LANES * 4})))
    (local.set $channels (i32.sub (local.get $channels) (i32.const ${registers * LANES})))
    (br $more)))`,
).join('');

/** Appends the pair of the channel at `$signal`, and keeps it where the value is not zero. */
const appendPair = `
  (local.set $value (f32.load (local.get $signal)))
  (i32.store (local.get $pair) (local.get $offset))
  (f32.store offset=4 (local.get $pair) (local.get $value))
  (local.set $pair (i32.add (local.get $pair)
    (i32.shl (f32.ne (local.get $value) (f32.const 0)) (i32.const 3))))
  (local.set $signal (i32.add (local.get $signal) (i32.const 4)))
  (local.set $offset (i32.add (local.get $offset) (local.get $rowBytes)))`;

/** Adds four products of `$n` to two sums of 64 bits. */
function addProducts(factors: string): string {
  return `
    (local.set $n (f32x4.mul (local.get $n) ${factors}))
    (local.set $sums (f64x2.add (local.get $sums) (f64x2.add
      (f64x2.promote_low_f32x4 (local.get $n))
      (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $n) (local.get $n))))))`;
}

const sumOfSums =
  '(f64.add (f64x2.extract_lane 0 (local.get $sums)) (f64x2.extract_lane 1 (local.get $sums)))';

/** Adds to runs of values what `value` makes of those at the same places. */
function addition(
  name: string,
  more: string[],
  value: (load: (from: string) => string, product: string) => string,
): string {
  const at = (address: string): string => `(i32.add (local.get $${address}) (local.get $offset))`;
  const loop = (
    label: string,
    bytes: number,
    limit: string,
    type: string,
    access: string[],
  ): string => {
    const [load, store] = access as [string, string];
    const loaded = (from: string): string => `(${load} ${at(from)})`;
    return `
    (block $done (loop $${label}
      (br_if $done (i32.ge_u (local.get $offset) (local.get $${limit})))
      (${store} ${at('to')} (${type}.add ${loaded('to')} ${value(loaded, `${type}.mul`)}))
      (local.set $offset (i32.add (local.get $offset) (i32.const ${bytes})))
      (br $${label})))`;
  };
  return `
(func (export "${name}") (param $runs i32) (param $values i32) ${more.map((each) => `(param $${each} i32)`).join(' ')}
  (param $from i32) (param $fromStep i32) (param $to i32) (param $toStep i32)
  (local $offset i32) (local $quads i32) (local $bytes i32)
  (local.set $bytes (i32.shl (local.get $values) (i32.const 2)))
  (local.set $quads (i32.and (local.get $bytes) (i32.const -16)))
  (loop $more
    (local.set $offset (i32.const 0))
    ${loop('quad', 16, 'quads', 'f32x4', ['v128.load align=4', 'v128.store align=4'])}
    ${loop('single', 4, 'bytes', 'f32', ['f32.load', 'f32.store'])}
    (local.set $from (i32.add (local.get $from) (local.get $fromStep)))
    (local.set $to (i32.add (local.get $to) (local.get $toStep)))
    (br_if $more (local.tee $runs (i32.sub (local.get $runs) (i32.const 1))))))`;
}

export const wat = `(module
(import "tfjs" "memory" (memory 0))

;; How many of the values are not zero.
(func (export "count") (param $from i32) (param $values i32) (result i32)
  (local $counts v128) (local $count i32) (local $end i32)
  (local.set $end (i32.add (local.get $from) (i32.shl (i32.and (local.get $values) (i32.const -4)) (i32.const 2))))
  (block $done (loop $more
    (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
    (local.set $counts (i32x4.sub (local.get $counts)
      (f32x4.ne (v128.load align=4 (local.get $from)) (v128.const f32x4 0 0 0 0))))
    (local.set $from (i32.add (local.get $from) (i32.const 16)))
    (br $more)))
  (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $values) (i32.const 3)) (i32.const 2))))
  (block $done (loop $more
    (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
    (local.set $count (i32.add (local.get $count) (f32.ne (f32.load (local.get $from)) (f32.const 0))))
    (local.set $from (i32.add (local.get $from) (i32.const 4)))
    (br $more)))
  ${[0, 1, 2, 3]
    .map(
      (lane) =>
        `(local.set $count (i32.add (local.get $count) (i32x4.extract_lane ${lane} (local.get $counts))))`,
    )
    .join('\n')}
  (local.get $count))

;; Lists the signals of a map [positions, channels]; there is room for one pair more than there are.
(func (export "list") (param $signal i32) (param $positions i32) (param $channels i32) (param $rowBytes i32) (param $ends i32) (param $pair i32)
  (local $offset i32) (local $value f32) (local $rowEnd i32) (local $quadEnd i32) (local $stop i32)
  (i32.store (local.get $ends) (local.get $pair))
  (loop $position
    (local.set $offset (i32.const 0))
    (local.set $quadEnd (i32.add (local.get $signal) (i32.shl (i32.and (local.get $channels) (i32.const -4)) (i32.const 2))))
    (local.set $rowEnd (i32.add (local.get $signal) (i32.shl (local.get $channels) (i32.const 2))))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $signal) (local.get $quadEnd)))
      (if (v128.any_true (f32x4.ne (v128.load align=4 (local.get $signal)) (v128.const f32x4 0 0 0 0)))
        (then ${appendPair.repeat(LANES)})
        (else
          (local.set $signal (i32.add (local.get $signal) (i32.const 16)))
          (local.set $offset (i32.add (local.get $offset) (i32.shl (local.get $rowBytes) (i32.const 2))))))
      (br $more)))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $signal) (local.get $rowEnd)))
      ${appendPair}
      (br $more)))
    (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
    (i32.store (local.get $ends) (local.get $pair))
    (br_if $position (local.tee $positions (i32.sub (local.get $positions) (i32.const 1))))))

;; Adds runs of values to others: $values each, $runs of them, which lie so many bytes apart.
${addition('add', [], (load) => load('from'))}

;; The same, each of a run's values times its own weight.
${addition('addWeighted', ['weights'], (load, product) => `(${product} ${load('from')} ${load('weights')})`)}

;; The signal where the input lies between two limits and the signal is not below a third, elsewhere 0.
(func (export "gate") (param $values i32) (param $signal i32) (param $input i32) (param $to i32)
  (param $above f32) (param $below f32) (param $least f32)
  (local $offset i32) (local $last i32) (local $s v128) (local $x v128)
  ;; The last four may overlap with those before.
  (local.set $last (i32.shl (i32.sub (local.get $values) (i32.const 4)) (i32.const 2)))
  (loop $quad
    (local.set $s (v128.load align=4 (i32.add (local.get $signal) (local.get $offset))))
    (local.set $x (v128.load align=4 (i32.add (local.get $input) (local.get $offset))))
    (v128.store align=4 (i32.add (local.get $to) (local.get $offset))
      (v128.andnot
        (v128.and (local.get $s) (v128.and
          (f32x4.gt (local.get $x) (f32x4.splat (local.get $above)))
          (f32x4.lt (local.get $x) (f32x4.splat (local.get $below)))))
        (f32x4.lt (local.get $s) (f32x4.splat (local.get $least)))))
    (if (i32.lt_s (local.get $offset) (local.get $last)) (then
      (local.set $offset (select
        (i32.add (local.get $offset) (i32.const 16)) (local.get $last)
        (i32.le_s (i32.add (local.get $offset) (i32.const 16)) (local.get $last))))
      (br $quad)))))

;; $to = numerator / (denominator + epsilon * sign(denominator)), with sign(0) = 1, and 0 where a numerator or what
;; it is divided by is 0. Returns the sum of the quotients, each times its epsilon with its sign.
(func (export "divide") (param $values i32) (param $numerators i32) (param $denominators i32) (param $to i32) (param $epsilon f32) (result f64)
  (local $offset i32) (local $last i32) (local $added v128) (local $whole v128) (local $n v128) (local $sums v128)
  (local.set $last (i32.shl (local.get $values) (i32.const 2)))
  (block $done (loop $quad
    (br_if $done (i32.ge_s (local.get $offset) (local.get $last)))
    (local.set $n (v128.load align=4 (i32.add (local.get $numerators) (local.get $offset))))
    (local.set $whole (v128.load align=4 (i32.add (local.get $denominators) (local.get $offset))))
    (local.set $added (v128.xor (f32x4.splat (local.get $epsilon))
      (v128.and (f32x4.lt (local.get $whole) (v128.const f32x4 0 0 0 0)) (v128.const f32x4 -0 -0 -0 -0))))
    (local.set $whole (f32x4.add (local.get $whole) (local.get $added)))
    (local.set $n (v128.and (f32x4.div (local.get $n) (local.get $whole)) (v128.and
      (f32x4.ne (local.get $n) (v128.const f32x4 0 0 0 0))
      (f32x4.ne (local.get $whole) (v128.const f32x4 0 0 0 0)))))
    (v128.store align=4 (i32.add (local.get $to) (local.get $offset)) (local.get $n))
    ${addProducts('(local.get $added)')}
    (local.set $offset (i32.add (local.get $offset) (i32.const 16)))
    (br $quad)))
  ${sumOfSums})

;; The sum of all products of $runs times $values values with $values factors.
(func (export "dot") (param $runs i32) (param $values i32) (param $from i32) (param $factors i32) (result f64)
  (local $offset i32) (local $bytes i32) (local $n v128) (local $sums v128)
  (local.set $bytes (i32.shl (local.get $values) (i32.const 2)))
  (loop $more
    (local.set $offset (i32.const 0))
    (block $done (loop $quad
      (br_if $done (i32.ge_u (local.get $offset) (local.get $bytes)))
      (local.set $n (v128.load align=4 (i32.add (local.get $from) (local.get $offset))))
      ${addProducts('(v128.load align=4 (i32.add (local.get $factors) (local.get $offset)))')}
      (local.set $offset (i32.add (local.get $offset) (i32.const 16)))
      (br $quad)))
    (local.set $from (i32.add (local.get $from) (local.get $bytes)))
    (br_if $more (local.tee $runs (i32.sub (local.get $runs) (i32.const 1)))))
  ${sumOfSums})

;; Adds to the output what one kernel cell makes of the listed signals, at $rows rows of positions.
(func (export "accumulate") ${parameters}
  ${allChannels})
${WIDTHS.map(accumulate).join('\n')}
)`;
