import path from 'node:path';
import ts from 'typescript';

const dist = path.join(import.meta.dirname, '../../dist');
const entry = path.join(dist, 'index.d.ts');
let known;

/**
 * What `convlens` exports besides values and elements, and the types of its own that these name: functions, classes
 * and types, each with what its comments say.
 *
 * @returns {{ functions: object[], classes: object[], types: object[] }} each by name
 */
export function declaredTypes() {
  known ??= readDeclared();
  return known;
}

function readDeclared() {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)))
    .map((symbol) => ({ name: symbol.name, symbol: originOf(checker, symbol) }))
    .filter(({ symbol, name }) => !isElement(checker, symbol) && !name.endsWith('EventMap'));
  const read = readersOf(checker);
  const found = { functions: [], classes: [], types: [] };
  const waiting = [...exported];
  const seen = new Set();
  while (waiting.length > 0) {
    const { name, symbol } = waiting.shift();
    if (seen.has(symbol)) continue;
    seen.add(symbol);
    const [declaration] = symbol.declarations;
    const [kind, made] = ts.isFunctionDeclaration(declaration)
      ? ['functions', read.function(name, symbol)]
      : ts.isClassDeclaration(declaration)
        ? ['classes', read.class(name, symbol)]
        : ts.isVariableDeclaration(declaration)
          ? []
          : ['types', read.type(name, symbol)];
    if (!kind) continue;
    found[kind].push(made);
    waiting.push(...namedIn(checker, symbol));
  }
  for (const list of Object.values(found)) list.sort((a, b) => (a.name < b.name ? -1 : 1));
  return renamed(found, exported);
}

/** Types as they are exported, where sources call them otherwise. */
function renamed(found, exported) {
  const others = exported.filter(({ name, symbol }) => name !== symbol.name);
  const asExported = (key, value) =>
    key !== 'type' && key !== 'text'
      ? value
      : others.reduce(
          (text, { name, symbol }) => text.replace(new RegExp(`\\b${symbol.name}\\b`, 'g'), name),
          value,
        );
  return JSON.parse(JSON.stringify(found, asExported));
}

/** The kit's own types that the fields of a type name, or a type without fields itself. */
function namedIn(checker, symbol) {
  const [declaration] = symbol.declarations;
  if (isOfPlatform(declaration)) return [];
  const named = [];
  const visit = (node) => {
    if (isHidden(node) || ts.isHeritageClause(node)) return;
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const found = originOf(checker, checker.getSymbolAtLocation(node.typeName));
      if (isOwn(found.declarations?.[0]) && !(found.flags & ts.SymbolFlags.TypeParameter)) {
        named.push({ name: found.name, symbol: found });
      }
    }
    node.forEachChild(visit);
  };
  if (hasFields(checker, symbol)) {
    for (const property of fieldsIn(checker, symbol)) property.declarations.forEach(visit);
  } else declaration.forEachChild(visit);
  return named.filter(({ symbol: each }) => !isElement(checker, each));
}

/** Whether a type is best told by its fields: an interface, or made of a literal or of parts of others' fields. */
function hasFields(checker, symbol) {
  const [declaration] = symbol.declarations;
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) return true;
  const node = declaration.type;
  if (!ts.isTypeAliasDeclaration(declaration)) return false;
  if (ts.isTypeLiteralNode(node)) return true;
  const isPart =
    ts.isTypeReferenceNode(node) && /^(Pick|Omit|Partial)$/.test(node.typeName.getText());
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const isWhole = isPart || ts.isIntersectionTypeNode(node);
  return isWhole && !type.isUnion() && fieldsIn(checker, symbol).length > 0;
}

function fieldsIn(checker, symbol) {
  return checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .filter(({ declarations }) => declarations?.some(isOwn));
}

function readersOf(checker) {
  const written = (symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const doc = (symbol) => flat(written(symbol));
  /** Of what has a section of its own: with its paragraphs and lists. */
  const longDoc = (symbol) =>
    written(symbol)
      .replace(/[^\S\n]*\n(?!\n|- )(?<!\n\n)/g, ' ')
      .trim();
  const tagText = (symbol, tagName) =>
    flat(
      symbol
        .getJsDocTags(checker)
        .filter(({ name }) => name === tagName)
        .map(({ text = [] }) => text.map((part) => part.text).join(''))
        .join(' '),
    );
  const parametersOf = (node, symbol) => {
    const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'param');
    return node.parameters.map((parameter, index) => {
      // One that is taken apart at once is called as its comment calls it.
      const isNamed = ts.isIdentifier(parameter.name);
      const tag = isNamed
        ? tags.find(({ text }) => text?.[0]?.text === parameter.name.text)
        : tags[index];
      const [name, ...said] = tag?.text ?? [{ text: parameter.name.getText() }];
      return {
        name: name.text,
        optional: Boolean(parameter.questionToken),
        type: typeText(parameter.type),
        description: flat(said.map(({ text }) => text).join('')),
      };
    });
  };
  const signatureOf = (node, symbol) => ({
    parameters: parametersOf(node, symbol),
    returns: typeText(node.type),
    returned: tagText(symbol, 'returns'),
    thrown: tagText(symbol, 'throws'),
  });
  const fieldsOf = (type, prefix = '') =>
    checker.getPropertiesOfType(type).flatMap((property) => {
      const declaration = property.declarations?.find(isOwn);
      if (!declaration || isHidden(declaration)) return [];
      const name = prefix + property.name;
      const optional = Boolean(property.flags & ts.SymbolFlags.Optional);
      const isCalled = ts.isMethodSignature(declaration);
      const inner = isCalled ? null : literalIn(declaration.type);
      const field = {
        name,
        optional,
        type: isCalled
          ? functionText(declaration)
          : inner
            ? shortened(declaration.type, inner)
            : typeText(declaration.type),
        description: [doc(property), tagText(property, 'returns')]
          .filter(Boolean)
          .join(' Returns '),
      };
      const isList = inner && ts.isArrayTypeNode(unwrapped(declaration.type));
      return inner
        ? [field, ...fieldsOf(checker.getTypeAtLocation(inner), `${name}${isList ? '[]' : ''}.`)]
        : [field];
    });
  return {
    function: (name, symbol) => ({
      name,
      description: longDoc(symbol),
      ...signatureOf(symbol.declarations[0], symbol),
    }),
    class(name, symbol) {
      const members = checker
        .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
        .map((member) => ({ member, declaration: member.declarations?.find(isOwn) }))
        .filter(({ declaration }) => declaration && !isHidden(declaration))
        .filter(({ member }) => !member.name.startsWith('__@'));
      const isCalled = ({ declaration }) =>
        ts.isMethodDeclaration(declaration) ||
        (ts.isPropertyDeclaration(declaration) && isFunctionType(declaration.type));
      return {
        name,
        description: longDoc(symbol),
        methods: members.filter(isCalled).map(({ member, declaration }) => ({
          name: member.name,
          description: doc(member),
          ...signatureOf(
            ts.isMethodDeclaration(declaration) ? declaration : declaration.type,
            member,
          ),
        })),
        fields: members
          .filter((each) => !isCalled(each))
          .map(({ member, declaration }) => ({
            name: member.name,
            optional: Boolean(member.flags & ts.SymbolFlags.Optional),
            type: declaration.type
              ? typeText(declaration.type)
              : checker.typeToString(checker.getTypeOfSymbol(member)).replaceAll('"', "'"),
            description: doc(member),
          })),
      };
    },
    type(name, symbol) {
      const [declaration] = symbol.declarations;
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      const isComputed = declaration.type && /\btypeof\b/.test(declaration.type.getText());
      const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
      return {
        name,
        description: longDoc(symbol),
        ...(hasFields(checker, symbol)
          ? { fields: fieldsOf(type) }
          : isOfPlatform(declaration)
            ? {}
            : {
                text: isComputed
                  ? checker.typeToString(type, undefined, flags).replaceAll('"', "'")
                  : typeText(declaration.type),
              }),
      };
    },
  };
}

/** The object type that is written where a field is declared, if there is one: `{ a: 1 } | null`, `{ a: 1 }[]`. */
function literalIn(node) {
  const plain = unwrapped(node);
  if (!plain) return null;
  const inner = ts.isArrayTypeNode(plain) ? unwrapped(plain.elementType) : plain;
  return ts.isTypeLiteralNode(inner) && inner.members.every(ts.isPropertySignature) ? inner : null;
}

/** Without parentheses, `readonly` and `| null`. */
function unwrapped(node) {
  if (!node) return node;
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return unwrapped(node.type);
  if (!ts.isUnionTypeNode(node)) return node;
  const rest = node.types.filter((each) => each.getText() !== 'null');
  return rest.length === 1 ? unwrapped(rest[0]) : node;
}

/** The type of a field with `object` in the place of what is told by rows of its own. */
function shortened(node, literal) {
  const text = node.getText().replace(literal.getText(), 'object');
  return oneLine(text.replace(/\/\*\*[^]*?\*\//g, ''));
}

function typeText(node) {
  return node ? oneLine(node.getText().replace(/\/\*\*[^]*?\*\//g, '')) : 'void';
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').replace(/^\| /, '').trim();
}

function flat(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function originOf(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isOwn(declaration) {
  return declaration?.getSourceFile().fileName.startsWith(dist) ?? false;
}

function isHidden(node) {
  const hides = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    Boolean(ts.getCombinedModifierFlags(node) & hides) ||
    ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')
  );
}

function isElement(checker, symbol) {
  const [declaration] = symbol.declarations ?? [];
  return (
    declaration &&
    ts.isClassDeclaration(declaration) &&
    checker.getDeclaredTypeOfSymbol(symbol).getProperty('shadowRoot') !== undefined
  );
}

/** Worked out from what a page, a worker or Node has; its comment says it better. */
function isOfPlatform(declaration) {
  return /\binfer\b/.test(declaration.getText());
}

function functionText({ parameters, type }) {
  return oneLine(
    `(${parameters.map((each) => each.getText()).join(', ')}) => ${type ? type.getText() : 'void'}`,
  );
}

function isFunctionType(node) {
  return node !== undefined && ts.isFunctionTypeNode(node);
}
