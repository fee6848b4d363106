/** The declarations that have a tag, each with the module that it is in. */
export function elementsOf({ modules }) {
  return modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map((element) => Object.defineProperty(element, 'module', { value: path, writable: true })),
  );
}

export function fieldOf({ members = [] }, name) {
  return members.find((member) => member.kind === 'field' && member.name === name);
}
