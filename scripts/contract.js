import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { readElements } from './editor-data/manifest.js';

/**
 * What pages and scripts rely on, by name: of each element its attributes with their properties, methods,
 * events, parts, slots and custom properties; of `convlens` its exports, and the fields of its types.
 *
 *   node scripts/contract.js [dist]    prints that of a build, as in test/fixtures/contract-*.json
 */
export async function contractOf(dist) {
  const elements = await readElements(path.join(dist, 'custom-elements.json'));
  return {
    elements: Object.fromEntries(elements.map((element) => [element.tagName, elementOf(element)])),
    ...exportsOf(path.join(dist, 'index.d.ts')),
  };
}

function elementOf({ name, attributes, members, events, cssParts, slots, cssProperties }) {
  const names = (list) => list.map((each) => each.name).sort();
  const withoutAttribute = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  return {
    class: name,
    attributes: Object.fromEntries(attributes.map((each) => [each.name, each.fieldName])),
    properties: names(withoutAttribute),
    methods: names(members.filter(({ kind }) => kind === 'method')),
    events: Object.fromEntries(events.map((each) => [each.name, each.type.text])),
    parts: names(cssParts),
    slots: names(slots),
    cssProperties: names(cssProperties),
  };
}

/** What a module exports: values by their names, and types with the paths of their fields. */
function exportsOf(file) {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const root = path.dirname(file);
  const all = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  const values = [];
  const types = {};
  for (const exported of all) {
    const isAlias = exported.flags & ts.SymbolFlags.Alias;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    if (symbol.flags & ts.SymbolFlags.Value) values.push(exported.name);
    else {
      types[exported.name] = fieldsOf(
        checker,
        root,
        checker.getDeclaredTypeOfSymbol(symbol),
      ).sort();
    }
  }
  return { values: values.sort(), types };
}

/** Paths as `predictions[].label`; of the kit's own types alone. */
function fieldsOf(checker, root, type, before = []) {
  const plain = checker.getNonNullableType(type);
  const found = new Set();
  for (const part of plain.isUnion() ? plain.types : [plain]) {
    const element =
      checker.isArrayType(part) || checker.isTupleType(part)
        ? checker.getTypeArguments(part)[0]
        : null;
    if (element) {
      for (const field of fieldsOf(checker, root, element, before))
        found.add(field.startsWith('[]') ? `[]${field}` : `[].${field}`);
      continue;
    }
    if (before.includes(part) || before.length > 1) continue;
    for (const property of checker.getPropertiesOfType(part)) {
      if (!property.declarations?.some((each) => each.getSourceFile().fileName.startsWith(root)))
        continue;
      found.add(property.name);
      for (const inner of fieldsOf(checker, root, checker.getTypeOfSymbol(property), [
        ...before,
        part,
      ])) {
        found.add(
          inner.startsWith('[]') ? `${property.name}${inner}` : `${property.name}.${inner}`,
        );
      }
    }
  }
  return [...found];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../dist'));
  const { version } = JSON.parse(
    await readFile(path.join(import.meta.dirname, '../package.json'), 'utf8'),
  );
  console.log(JSON.stringify({ version, ...(await contractOf(dist)) }));
}
