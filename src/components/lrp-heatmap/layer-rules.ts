import { ExplainError, type LrpLayerRule, type LrpRule } from '../../protocol.js';
import { numberOfRule } from '../../protocol/tables/lrp-words.build.js';

/** A layer's name may have colons itself: the last one counts. */
const ENTRY = /^(.+):\s*([a-z\d-]+)\s*(?:\(\s*([^()\s]+)\s*\))?$/;

/**
 * Reads `conv1:z-box; dense1:epsilon(0.25)`. Whether there are such layers and rules, and whether
 * they fit, is for the engine to say; throws `layer-rules` for text of another form.
 */
export function readLayerRules(text: string | null): Record<string, LrpLayerRule> {
  const entries = (text ?? '')
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  return Object.fromEntries(entries.map(readEntry));
}

function readEntry(entry: string): [layer: string, rule: LrpLayerRule] {
  const [, layer, rule, number] = ENTRY.exec(entry) ?? [];
  if (!layer || !rule) throw unreadable(entry, 'it is not of the form layer:rule');
  // The engine refuses names that it does not know, by an error that lists those it does.
  const known = rule as LrpRule;
  if (number === undefined) return [layer.trim(), { rule: known }];
  const parameter = numberOfRule[rule];
  if (!parameter) throw unreadable(entry, `the rule ${rule} takes no number`);
  if (Number.isNaN(Number(number))) throw unreadable(entry, `"${number}" is no number`);
  return [layer.trim(), { rule: known, [parameter]: Number(number) }];
}

/** The same for drawing, which goes on behind an error: nothing of text that cannot be read. */
export function knownLayerRules(text: string | null): Record<string, LrpLayerRule> {
  try {
    return readLayerRules(text);
  } catch {
    return {};
  }
}

/** The same text with another rule for one layer. */
export function withLayerRule(text: string | null, layer: string, rule: LrpRule): string {
  const rules = { ...knownLayerRules(text), [layer]: { rule } };
  return Object.entries(rules).map(writeEntry).join('; ');
}

function writeEntry([layer, told]: [string, LrpLayerRule]): string {
  const parameter = numberOfRule[told.rule ?? ''];
  const number = parameter === undefined ? undefined : told[parameter];
  return `${layer}:${told.rule}${number === undefined ? '' : `(${number})`}`;
}

function unreadable(entry: string, why: string): ExplainError {
  return new ExplainError(
    'layer-rules',
    `The attribute "layer-rules" cannot be read at "${entry}": ${why}.`,
    'Write layers with their rules, separated by semicolons: conv1:z-box; dense1:epsilon(0.25).',
  );
}
