/**
 * A plugin of the analyzer: members that an element inherits from a generic class speak of its own
 * types, `Promise<SaliencyResult>` instead of `Promise<Result>`.
 */
export function typeArguments() {
  /** By name of the class: its parameters' names, its superclass, and what it gives that. */
  const classes = new Map();
  return {
    name: 'type-arguments',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const parent = heritageOf(ts, node);
      classes.set(node.name.text, {
        parameters: (node.typeParameters ?? []).map(({ name }) => name.text),
        parent: baseOf(ts, node),
        given: (parent?.typeArguments ?? []).map((type) => type.getText()),
      });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const { name, members = [] } of declarations.filter(({ tagName }) => tagName)) {
          for (const member of members.filter(({ inheritedFrom }) => inheritedFrom)) {
            const known = argumentsOf(classes, name, member.inheritedFrom.name);
            const own = ({ text }) => ({
              text: text.replace(/\b[A-Z]\w*/g, (word) => known[word] ?? word),
            });
            if (member.type) member.type = own(member.type);
            if (member.return?.type)
              member.return = { ...member.return, type: own(member.return.type) };
          }
        }
      }
    },
  };
}

/** What the parameters of an ancestor stand for in a class, by their names. */
function argumentsOf(classes, name, ancestor) {
  let known = {};
  for (let at = name; at !== ancestor;) {
    const { parent, given } = classes.get(at);
    const { parameters } = classes.get(parent);
    known = Object.fromEntries(
      parameters.map((parameter, index) => [parameter, known[given[index]] ?? given[index]]),
    );
    at = parent;
  }
  return known;
}

function heritageOf(ts, node) {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0];
}

/** The name of the class that a class extends. */
export function baseOf(ts, node) {
  return heritageOf(ts, node)?.expression.getText();
}
