import { styleSources } from '../view/styles.js';

/**
 * The styles of a figure as one text that holds outside of its shadow root, where the element is a
 * box of the class `host`: the kit's own, and what the page says about the element's parts.
 */
export function figureStyleText(host: Element): string {
  const own = host
    .shadowRoot!.adoptedStyleSheets.map(
      (sheet) => styleSources.get(sheet) ?? textOf(sheet.cssRules),
    )
    .join('\n')
    .replace(/:host\(([^)]*)\)/g, '.host:is($1)')
    .replace(/:host\b/g, '.host');
  return `${own}\n${partRules(host)}`;
}

/** The values of the custom properties that such a text names. */
export function customProperties(host: Element, styles: string): string {
  const names = new Set(styles.match(/--convlens-[\w-]+/g));
  const values = getComputedStyle(host);
  return [...names]
    .map((name) => [name, values.getPropertyValue(name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}:${value};`)
    .join('');
}

function textOf(rules: CSSRuleList): string {
  return Array.from(rules, ({ cssText }) => cssText).join('\n');
}

/** Every style sheet of the page that may be read; one from another origin may not. */
export function* pageRules(): Generator<CSSRule> {
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    let rules: CSSRuleList | undefined;
    try {
      rules = sheet.cssRules;
    } catch {
      continue;
    }
    yield* flattened(rules);
  }
}

function* flattened(rules: CSSRuleList): Generator<CSSRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
    if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) {
      yield* flattened(rule.cssRules);
    } else yield rule;
  }
}

/** `saliency-map::part(label) { ... }` as a rule for what stands in a box of the class `host`. */
function partRules(host: Element): string {
  const found: string[] = [];
  for (const rule of pageRules()) {
    if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes('::part(')) continue;
    for (const selector of rule.selectorText.split(',')) {
      const [, element, part, rest] = /^(.*)::part\(([^)]+)\)(.*)$/.exec(selector.trim()) ?? [];
      if (part === undefined || !host.matches(element || '*')) continue;
      const parts = part.trim().split(/\s+/);
      const inner = parts.map((name) => `[part~="${CSS.escape(name)}"]`).join('');
      // The page wins over the kit's own rules, as it does in the figure.
      found.push(`.host.host.host.host ${inner}${rest} { ${rule.style.cssText} }`);
    }
  }
  return found.join('\n');
}
