/**
 * A plugin of the analyzer: what `@returns` and `@throws` say of a method. The analyzer takes `@returns` for a type
 * alone, and passes over `@throws`.
 */
export function docblockMethods() {
  return {
    name: 'docblock-methods',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const declaration = moduleDoc.declarations.find(({ name }) => name === node.name.text);
      for (const member of node.members) {
        const known = declaration?.members?.find(({ name }) => name === member.name?.getText());
        if (!known || !(ts.isMethodDeclaration(member) || ts.isGetAccessor(member))) continue;
        const said = (tagName) =>
          ts
            .getJSDocTags(member)
            .filter((tag) => tag.tagName.text === tagName)
            .map((tag) => (ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/\s+/g, ' '));
        const [returned] = said('returns');
        if (returned) {
          known.return = { type: { text: member.type.getText() }, description: returned };
        }
        const thrown = said('throws');
        // The schema has no field for it, and allows others.
        if (thrown.length > 0) known.throws = thrown.map((description) => ({ description }));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          declaration.members = declaration.members?.map(asMethod);
        }
      }
    },
  };
}

/** An accessor of a function, which takes what frameworks set by the name of its attribute, is called. */
function asMethod(member) {
  if (member.type?.text !== 'Revealer') return member;
  const { name, description, inheritedFrom, parameters, return: returned } = member;
  return {
    kind: 'method',
    name,
    description,
    ...(inheritedFrom && { inheritedFrom }),
    parameters,
    return: { ...returned, type: { text: 'void' } },
  };
}
