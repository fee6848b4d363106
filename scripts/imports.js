import path from 'node:path';
import ts from 'typescript';

/**
 * The modules that are there at run time when this one is: an `import()` counts, an import of types alone
 * does not.
 *
 * @param name of the module, from the folder of all sources; so are those that it imports
 * @param text its source
 * @param later whether an `import()` counts
 */
export function importsOf(name, text, later = true) {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found = new Set();
  const add = (specifier) => {
    if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return;
    found.add(path.join(path.dirname(name), specifier.text).replace(/\.js$/, '.ts'));
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) add(node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node.moduleSpecifier);
    if (
      later &&
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword
    ) {
      add(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
