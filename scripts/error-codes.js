import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(import.meta.dirname, '..');

/** Every code that docs/errors.md lists: its entries begin with "- `code`" or "- `code`, `code`". */
export async function listedCodes() {
  const text = await readFile(path.join(root, 'docs/errors.md'), 'utf8');
  const entries = [...text.matchAll(/^- ((?:`[a-z0-9-]+`,? ?)+):/gm)];
  return new Set(entries.flatMap(([, codes]) => codes.match(/[a-z0-9-]+/g)));
}

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

/** What the calls of the function around it give as this parameter. */
function givenAs(identifier, source) {
  let owner = identifier.parent;
  while (owner && !ts.isFunctionLike(owner)) owner = owner.parent;
  const index = owner?.parameters.findIndex(({ name }) => name.getText() === identifier.text) ?? -1;
  const called = owner?.name?.getText();
  const found = [];
  if (index < 0 || !called) return found;
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== called) return;
    const given = node.arguments[index];
    if (given) found.push(...valuesOf(given, source));
  });
  return found;
}
