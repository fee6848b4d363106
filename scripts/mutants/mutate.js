import ts from 'typescript';

/**
 * One change of a source file: `[from, to)` is replaced by `text`.
 *
 * @typedef {{ line: number, from: number, to: number, was: string, text: string }} Mutant
 */

const { SyntaxKind: Kind } = ts;

const operators = new Map([
  [Kind.PlusToken, '-'],
  [Kind.MinusToken, '+'],
  [Kind.AsteriskToken, '/'],
  [Kind.SlashToken, '*'],
  [Kind.LessThanToken, '<='],
  [Kind.LessThanEqualsToken, '<'],
  [Kind.GreaterThanToken, '>='],
  [Kind.GreaterThanEqualsToken, '>'],
  [Kind.EqualsEqualsEqualsToken, '!=='],
  [Kind.ExclamationEqualsEqualsToken, '==='],
  [Kind.AmpersandAmpersandToken, '||'],
  [Kind.BarBarToken, '&&'],
  [Kind.PlusEqualsToken, '-='],
  [Kind.MinusEqualsToken, '+='],
]);

/** Functions of tfjs and of Math by what has the same parameters. */
const functions = new Map([
  ['add', 'sub'],
  ['sub', 'add'],
  ['mul', 'div'],
  ['div', 'mul'],
  ['Math.min', 'Math.max'],
  ['Math.max', 'Math.min'],
  ['Math.floor', 'Math.ceil'],
  ['Math.ceil', 'Math.floor'],
]);

const words = new Map([
  ['positive', 'negative'],
  ['negative', 'positive'],
]);

/** All mutants of a file, in its order. */
export function mutantsOf(text) {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  const imported = namesImported(source);
  const mutants = [];
  const replace = (node, replacement) => {
    const from = node.getStart(source);
    const { line } = source.getLineAndCharacterOfPosition(from);
    const was = text.slice(from, node.getEnd());
    if (was !== replacement)
      mutants.push({ line: line + 1, from, to: node.getEnd(), was, text: replacement });
  };
  const visit = (node) => {
    if (isInert(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = operators.get(node.operatorToken.kind);
      if (other && !joinsText(node)) replace(node.operatorToken, other);
    } else if (ts.isNumericLiteral(node)) {
      replace(node, node.text === '0' ? '1' : node.text === '1' ? '0' : `(${node.text} + 1)`);
    } else if (node.kind === Kind.TrueKeyword) replace(node, 'false');
    else if (node.kind === Kind.FalseKeyword) replace(node, 'true');
    else if (ts.isStringLiteral(node) && words.has(node.text)) {
      replace(node, `'${words.get(node.text)}'`);
    } else if (ts.isPrefixUnaryExpression(node) && isNegation(node)) {
      replace(node, node.operand.getText(source));
    } else if (ts.isCallExpression(node)) {
      const other = functions.get(node.expression.getText(source));
      if (other && (other.startsWith('Math.') || imported.has(other))) {
        replace(node.expression, other);
      }
    } else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      replace(node, ';');
    } else if (ts.isConditionalExpression(node)) {
      replace(node.condition, `!(${node.condition.getText(source)})`);
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1) {
      if (node.elements.every(ts.isStringLiteral)) {
        for (const element of node.elements) replace(element, "'nothing'");
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Types, imports, and what errors say: nothing is computed there. */
function isInert(node) {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isThrowStatement(node) ||
    (ts.isNewExpression(node) && node.expression.getText().endsWith('Error'))
  );
}

function joinsText({ left, right }) {
  return [left, right].some(
    (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
  );
}

function isNegation({ operator }) {
  return operator === Kind.ExclamationToken || operator === Kind.MinusToken;
}

function namesImported(source) {
  const names = new Set();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name } of bindings.elements) names.add(name.text);
    }
  }
  return names;
}
