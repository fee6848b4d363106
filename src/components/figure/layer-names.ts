/** Of how many layers on names have something in common. */
const FEW = 3;
/** Of all layers, how many share a beginning that is cut. */
const COMMON = 0.8;

/** What nodes of a graph are called after their operation, which says nothing that the rest does not. */
const operationName =
  /^(\w*conv2d\w*|convolution|depthwise|biasadd|relu|relu6|leakyrelu|elu|selu|sigmoid|tanh|softmax|softplus|silu|gelu|mul|add|addv2|addn|sub|truediv|matmul|maxpool\w*|avgpool\w*|mean|max|concat|concatv2|pad|padv2|squeeze|reshape|fusedbatchnorm\w*|batchnorm\w*)(_\d+)?$/i;

/**
 * Layers' names without what most of them share: the beginning (`StatefulPartitionedCall/mobilenet/`),
 * and the operation at the end of a graph's nodes (`/Relu6`). All are different; in the layers' order.
 */
export function shortNames(names: readonly string[]): string[] {
  const cut = withoutCommonStart(names);
  const bare = unlessRepeated(cut.map(withoutOperation), cut);
  return unlessRepeated(bare, names);
}

/** Where two are the same, their longer forms; where that helps not, all longer ones. */
function unlessRepeated(short: readonly string[], long: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of short) counts.set(name, (counts.get(name) ?? 0) + 1);
  const chosen = short.map((name, index) => (counts.get(name) === 1 ? name : long[index]!));
  return new Set(chosen).size === chosen.length ? chosen : [...long];
}

function withoutOperation(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash > 0 && operationName.test(name.slice(slash + 1)) ? name.slice(0, slash) : name;
}

/** `block_`, `1_`, `expand` of `block_1_expand`: tokens with what separates them from the next. */
export function piecesOf(name: string): string[] {
  return name.match(/[^/.:_-]+[/.:_-]*|[/.:_-]+/g) ?? [name];
}

function withoutCommonStart(names: readonly string[]): string[] {
  const pieces = names.map(piecesOf);
  let start: string[] = [];
  for (;;) {
    const next = commonNext(pieces, start);
    if (next === null) break;
    start = [...start, next];
  }
  // A weak separator alone tells no common scope, and what is left must still be a name.
  while (start.length > 0 && !isScope(pieces, start)) start.pop();
  return pieces.map((own) => {
    let shared = 0;
    while (shared < start.length && own[shared] === start[shared]) shared++;
    const rest = own.slice(shared).join('');
    // Others than most are cut at the scopes alone that they share with them.
    return shared === start.length || /[/.]$/.test(own[shared - 1] ?? '') ? rest : own.join('');
  });
}

/** The piece that most names go on with. */
function commonNext(pieces: readonly string[][], start: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const own of pieces) {
    const next = own[start.length];
    if (own.length <= start.length + 1 || !startsWith(own, start)) continue;
    counts.set(next!, (counts.get(next!) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && pieces.length >= FEW && best[1] >= COMMON * pieces.length ? best[0] : null;
}

function isScope(pieces: readonly string[][], start: readonly string[]): boolean {
  const rests = pieces
    .filter((own) => startsWith(own, start))
    .map((own) => own.slice(start.length));
  // `features.` of `features.3.0` belongs to its number.
  if (!rests.every(([first]) => /^[a-z]/i.test(first ?? ''))) return false;
  if (/[/.]$/.test(start.at(-1)!)) return true;
  // The network's name, as in `convnext_tiny_stage_0_block_1_gelu`, not a word such as `conv_`.
  const isLong = start.join('').length >= 8;
  return isLong && rests.filter((rest) => rest.length > 1).length >= COMMON * rests.length;
}

function startsWith(pieces: readonly string[], start: readonly string[]): boolean {
  return start.every((piece, index) => pieces[index] === piece);
}
