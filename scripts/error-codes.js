import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(import.meta.dirname, '..');

/** An entry of docs/errors.md: the anchors of its codes, and the codes themselves. */
const entry = /^- ((?:<a id="[a-z0-9-]+"><\/a>)*)((?:`[a-z0-9-]+`,? ?)+)(?=:)/gm;

/** Every code that docs/errors.md lists: its entries begin with "- `code`" or "- `code`, `code`". */
export async function listedCodes() {
  const text = await readFile(path.join(root, 'docs/errors.md'), 'utf8');
  return new Set([...text.matchAll(entry)].flatMap(([, , codes]) => codesOf(codes)));
}

/** The same page with an anchor for every code, so that `errors.md#model-missing` leads to its entry. */
export function withAnchors(text) {
  return text.replaceAll(entry, (_, anchors, codes) => {
    const ids = codesOf(codes).map((each) => `<a id="${each}"></a>`);
    return `- ${ids.join('')}${codes}`;
  });
}

const codesOf = (words) => words.match(/[a-z0-9-]+/g);

/**
 * The codes that the sources make errors with, as regular expressions: `new ExplainError('code', ...)`,
 * `ExplainError.of(error, 'code', ...)`, a template such as `${role}-not-found`, a choice between
 * two; and where a function is given the code, what it is given.
 */
export async function codesInSources() {
  const folder = path.join(root, 'src');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const codes = new Set();
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    if (!text.includes('ExplainError')) continue;
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    visit(source, (node) => {
      const argument = codeArgument(node);
      if (argument) for (const code of valuesOf(argument, source)) codes.add(code);
    });
  }
  return [...codes].sort();
}

function visit(node, look) {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

function codeArgument(node) {
  if (ts.isNewExpression(node) && node.expression.getText() === 'ExplainError') {
    return node.arguments[0];
  }
  const isOf = ts.isCallExpression(node) && node.expression.getText() === 'ExplainError.of';
  return isOf ? node.arguments[1] : null;
}

function valuesOf(expression, source) {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].flatMap((part) => valuesOf(part, source));
  }
  if (ts.isTemplateExpression(expression)) {
    const parts = expression.templateSpans.map(({ literal }) => literal.text);
    return [[expression.head.text, ...parts].join('[a-z]+')];
  }
  if (ts.isIdentifier(expression)) return givenAs(expression, source);
  return [];
}

/** What a constant of this name is, or what the calls of a function around it give as this parameter. */
function givenAs({ text, parent }, source) {
  const found = [];
  visit(source, (node) => {
    const isConstant = ts.isVariableDeclaration(node) && node.name.getText() === text;
    if (isConstant && node.initializer) found.push(...valuesOf(node.initializer, source));
  });
  for (let owner = parent; owner; owner = owner.parent) {
    const called = ts.isFunctionLike(owner) && owner.name?.getText();
    const index = called ? owner.parameters.findIndex(({ name }) => name.getText() === text) : -1;
    if (index < 0) continue;
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== called) return;
      const given = node.arguments[index];
      if (given) found.push(...valuesOf(given, source));
    });
  }
  return found;
}
