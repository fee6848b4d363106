/** A plugin of the analyzer, which sees no default in `this.compare = this.epochs = false`. */
export function chainedDefaults() {
  return {
    name: 'chained-defaults',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const constructor = node.members.find((member) => ts.isConstructorDeclaration(member));
      const declared = moduleDoc.declarations.find(({ name }) => name === node.name.text);
      for (const { expression } of constructor?.body.statements ?? []) {
        const { names, value } = chainOf(ts, expression);
        for (const field of declared.members ?? []) {
          if (names.includes(field.name)) field.default ??= value;
        }
      }
    },
  };
}

/** The fields that an expression assigns to, and what it gives all of them. */
function chainOf(ts, expression) {
  const names = [];
  let value = expression;
  while (
    value &&
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    names.push(value.left.name?.text);
    value = value.right;
  }
  return { names, value: value?.getText() };
}
