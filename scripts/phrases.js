import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/**
 * What the kit says to readers: every phrase in a template with the tag `translate` or
 * `translatePieces`.
 *
 *   node scripts/phrases.js                checks the English phrases for words that readers stumble
 *                                          over, and the phrasebooks in src/languages/; what these
 *                                          lack is a warning, for readers then get the English phrase
 *   node scripts/phrases.js --complete     the same before a release, when nothing may be missing
 *   node scripts/phrases.js --missing de   prints what a phrasebook lacks, to be filled in
 */
const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'src');
const languages = path.join(source, 'languages');

/**
 * Words that no phrase uses, each with the word that readers know. Names of methods and of papers are
 * not translated into ours.
 */
const unwanted = [
  {
    pattern: /\banswer(s|ed|ing)?\b/i,
    instead: 'predicts, prediction: a network is asked nothing',
  },
  { pattern: /\bspeaks? (for|against)\b/i, instead: 'raises, lowers, contributes to the score' },
  {
    pattern: /(?<!take (?:a|the) )\bpictures?\b/i,
    instead: 'image; the panel of the input image is "Input"; only cameras take pictures',
  },
  { pattern: /\b(is|are|as|so|makes it) sure\b/i, instead: 'the probability, or "confident"' },
  { pattern: /\b(shared?|shares) out\b/i, instead: 'distributed, redistributed' },
  {
    pattern: /\bhands? (on|down)\b|\bway back\b|\bcomes? back\b/i,
    instead: 'passes, backward pass',
  },
  { pattern: /\bof its own\b(?! \w)|\bunder the own\b/i, instead: 'its own before the noun' },
  { pattern: /\bcolour|\bgrey/i, instead: 'color, gray: American spelling' },
  {
    pattern: /\b\w+(aximis|inimis|ptimis|andomis|isualis|ormalis|ummaris|ecognis)(e|ed|es|ing)\b/i,
    instead: '-ize: American spelling',
  },
  {
    pattern: /\b(favour|behaviour|neighbour|centre|licence|towards|programme)/i,
    instead: 'American spelling',
  },
  { pattern: /^(Maximi[sz]ed|Explained|Shown|Kept) (is|are)\b/, instead: 'subject, verb, object' },
  { pattern: /\d %|\} %/, instead: '99.9%, without a space' },
  { pattern: /\bx \{\d+\}, y \{\d+\}/, instead: 'row and column, counted from 1' },
];

/** What of a phrase readers of English would stumble over, and what to write. */
export function badWords(phrases) {
  return [...phrases].flatMap(([phrase, places]) =>
    unwanted
      .filter(({ pattern }) => pattern.test(phrase))
      .map(
        ({ pattern, instead }) =>
          `${places[0]}: "${pattern.exec(phrase)[0]}" in "${phrase}"; say ${instead}`,
      ),
  );
}

/** What says nothing to readers; the workbench is for authors, and English as the docs are. */
const wordless = /^(languages|worker|workbench)\b/;

/** Where each phrase stands, as `file:line`, and what is wrong with the templates. */
export async function collectPhrases() {
  const phrases = new Map();
  const problems = [];
  for (const name of (await readdir(source, { recursive: true })).sort()) {
    if (!name.endsWith('.ts') || wordless.test(name)) continue;
    const text = await readFile(path.join(source, name), 'utf8');
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isTaggedTemplateExpression(node) && /^translate(Pieces)?$/.test(node.tag.getText())) {
        const phrase = phraseOf(node.template);
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        const place = `${name}:${line + 1}`;
        phrases.set(phrase, [...(phrases.get(phrase) ?? []), place]);
        if (phrase.includes('\n')) problems.push(`${place}: a phrase stands on one line`);
        if (!isInFunction(node)) {
          problems.push(`${place}: said when the module is loaded, before the language is known`);
        }
      }
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        for (const words of unsaid(node.template)) {
          problems.push(`${name}:${line + 1}: "${words}" is not said`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { phrases, problems };
}

function phraseOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (phrase, { literal }, index) => `${phrase}{${index}}${literal.text}`,
    template.head.text,
  );
}

/** Words for readers that stand in a template of Lit itself; the symbols of formulas are none. */
function unsaid(template) {
  const markup = phraseOf(template)
    .replace(/\{\d+\}/g, ' ')
    .replace(/&\w+;|<!--.*?-->|<math[^]*<\/math\s*>/g, ' ');
  const texts = markup.replace(/<[^>]*>/g, '\n').split('\n');
  const attributes = markup.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g);
  return [...texts, ...[...attributes].map(([, value]) => value)]
    .map((text) => text.trim())
    .filter((text) => /[a-z]{2}/i.test(text));
}

function isInFunction(node) {
  return Boolean(ts.findAncestor(node, ts.isFunctionLike));
}

/** The phrasebooks of the kit, by language. */
export async function phrasebooks() {
  const names = (await readdir(languages)).map((file) => path.basename(file, '.ts'));
  const books = names.map(async (name) => {
    const entry = path.join(languages, `${name}.ts`);
    const { outputFiles } = await build({ entryPoints: [entry], write: false, format: 'esm' });
    const code = Buffer.from(outputFiles[0].contents).toString('base64');
    return [name, (await import(`data:text/javascript;base64,${code}`)).phrases];
  });
  return Object.fromEntries(await Promise.all(books));
}

function placeholders(phrase) {
  return [...new Set(phrase.match(/\{\d+\}/g))].sort().join();
}

/** What a phrasebook lacks, each with the place where it is said. */
export function missingFrom(book, phrases) {
  return [...phrases].filter(([phrase]) => !(phrase in book));
}

/** What a phrasebook has in vain, or puts other values into. */
export function complaints(name, book, phrases) {
  const unknown = Object.keys(book).filter((phrase) => !phrases.has(phrase));
  const different = Object.entries(book).filter(
    ([phrase, words]) => phrases.has(phrase) && placeholders(phrase) !== placeholders(words),
  );
  return [
    ...unknown.map((phrase) => `${name} has what nobody says: ${phrase}`),
    ...different.map(([phrase, words]) => `${name} has other values: ${phrase} → ${words}`),
  ];
}

const [command, argument] = process.argv.slice(2);
const isCalled = process.argv[1] === import.meta.filename;

if (isCalled) {
  const { phrases, problems } = await collectPhrases();
  if (command === '--missing') {
    const book = (await phrasebooks())[argument] ?? {};
    for (const [phrase, places] of missingFrom(book, phrases))
      console.log(`// ${places[0]}\n${JSON.stringify(phrase)}: '',`);
  } else {
    const warnings = [];
    problems.push(...badWords(phrases));
    for (const [name, book] of Object.entries(await phrasebooks())) {
      problems.push(...complaints(name, book, phrases));
      for (const [phrase, places] of missingFrom(book, phrases)) {
        warnings.push(`${name} lacks: ${phrase} (${places[0]})`);
      }
    }
    if (command === '--complete') problems.push(...warnings.splice(0));
    for (const warning of warnings) console.warn(`Warning: ${warning}`);
    for (const problem of problems) console.error(problem);
    console.log(
      `${phrases.size} phrases, ${problems.length} problems, ${warnings.length} to be translated`,
    );
    process.exit(problems.length > 0 ? 1 : 0);
  }
}
