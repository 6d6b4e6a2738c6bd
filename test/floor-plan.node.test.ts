// The house has walls: who may import whom, and a few habits every file keeps. Each failure is a sentence that names
// file and line. To let a floor use something new, change the table here and the tsconfig.json of the floor, and say why.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

interface Floor {
  /** The floors it stands on. */
  readonly floors: readonly string[];
  /** The packages it may use; "node:" stands for all of Node. */
  readonly packages: readonly string[];
  /** Folders and files outside src it may read. */
  readonly outside?: readonly string[];
}

const PLAN: Readonly<Record<string, Floor>> = {
  core: { floors: [], packages: ['diff', 'valibot'] },
  align: { floors: ['core'], packages: [] },
  // Put into the exported page as its own text: it stands on nothing.
  reader: { floors: [], packages: [] },
  formats: { floors: ['core', 'reader'], packages: ['valibot', 'saxes', 'fflate', 'htmlparser2', 'marked', 'franc-min', 'docx'] },
  store: { floors: ['core'], packages: ['idb', 'valibot'] },
  // The face that goes into the one-file reader: its files, as addresses.
  workers: { floors: ['align', 'formats', 'core'], packages: ['@fontsource-variable/literata'] },
  app: { floors: ['workers', 'store', 'core'], packages: [], outside: ['translations/texts'] },
  i18n: { floors: [], packages: ['i18next', 'lit'], outside: ['translations/ui'] },
  ui: { floors: ['app', 'i18n', 'core'], packages: ['lit'] },
  sw: { floors: [], packages: ['workbox-precaching', 'workbox-routing', 'workbox-core'] },
  cli: { floors: ['align', 'formats', 'core'], packages: ['node:'] },
};
/** src/main.ts may use every floor. */
const ROOF: Floor = { floors: Object.keys(PLAN), packages: [], outside: ['package.json'] };
/** Folders of src that hold no code. */
const PAPER = ['decisions'];

const filesIn = (dir: string): string[] => existsSync(dir)
  ? readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? filesIn(join(dir, e.name)) : [join(dir, e.name)]))
  : [];
/** Written by `npm run types:i18n`, as long as the catalog. */
const GENERATED = 'src/i18n/resources.ts';
const linesOf = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;
const foldersOfSrc = readdirSync('src', { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
const sources = filesIn('src').filter((f) => f.endsWith('.ts'));
const tests = filesIn('test').filter((f) => f.endsWith('.ts'));

const parse = (file: string): ts.SourceFile => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const parsed = sources.map(parse);

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const at = (node: ts.Node): string => {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/** The text of every module a file names: import, export … from, import(), import('…') types, new URL('…', import.meta.url). */
function* importsOf(file: ts.SourceFile): Generator<ts.StringLiteralLike> {
  for (const node of nodesOf(file)) {
    const name = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0]
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal
      : ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url' ? node.arguments[0]
      : undefined;
    if (name && ts.isStringLiteralLike(name)) yield name;
  }
}

const floorOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];

/** What is wrong with this import, if anything. */
function trespass(file: string, specifier: string): string | undefined {
  const floor = floorOf(file);
  const rules = floor === undefined ? ROOF : PLAN[floor];
  if (!rules) return `there is no floor "${String(floor)}" in the plan`;
  const name = floor ?? 'main.ts';
  if (!specifier.startsWith('.')) {
    const allowed = rules.packages.some((p) => specifier === p || specifier.startsWith(p.endsWith(':') ? p : `${p}/`));
    return allowed ? undefined : `${name} may not use the package "${specifier}" (${rules.packages.join(', ') || 'none'})`;
  }
  const target = normalize(join(dirname(file), specifier.replace(/\?.*$/, '')));
  const there = floorOf(target);
  if (target.startsWith('src/')) {
    if (!/\.(ts|json|css|lex)$/.test(target)) return `"${specifier}" needs its extension`;
    return there === floor || (there !== undefined && rules.floors.includes(there)) ? undefined
      : `${name} may not look into ${there ?? 'the roof'} (only ${rules.floors.join(', ') || 'itself'})`;
  }
  return rules.outside?.some((path) => target === path || target.startsWith(`${path}/`)) ? undefined : `${name} may not reach "${target}"`;
}

const none = (sentences: string[]): void => { assert.ok(sentences.length === 0, sentences.join('\n')); };

test('a floor stands only on the floors below it, and uses only its own packages', () => {
  none(parsed.flatMap((file) => [...importsOf(file)].flatMap((name) => {
    const wrong = trespass(file.fileName, name.text);
    return wrong === undefined ? [] : [`${at(name)}: ${wrong}.`];
  })));
});

test('every folder of src is in the plan, and its tsconfig.json refers to no other floor than the plan says', () => {
  none(foldersOfSrc.filter((folder) => !PAPER.includes(folder)).flatMap((folder) => {
    const rules = PLAN[folder];
    if (!rules) return [`src/${folder}: the plan does not know this floor.`];
    const path = `src/${folder}/tsconfig.json`;
    if (!existsSync(path)) return [`${path}: missing.`];
    const { references = [] } = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8')).config as { references?: { path: string }[] };
    return references.map((r) => basename(r.path)).filter((there) => !rules.floors.includes(there))
      .map((there) => `${path}:1: ${folder} may not refer to ${there}.`);
  }));
});

test('every folder of src has a README.md of 10 to 30 lines', () => {
  none(foldersOfSrc.flatMap((folder) => {
    const path = `src/${folder}/README.md`;
    if (!existsSync(path)) return [`${path}: missing. What lives here, what does not, which file to read first?`];
    const lines = linesOf(path);
    return lines < 10 || lines > 30 ? [`${path}:${lines}: ${lines} lines, not 10 to 30.`] : [];
  }));
});

test('names are in kebab-case', () => {
  const odd = [...filesIn('src'), ...filesIn('test')].filter((f) => !/\.(md|json)$/.test(f))
    .filter((f) => !f.split('/').every((part) => /^_{0,2}[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)));
  none(odd.map((f) => `${f}:1: the name is not in kebab-case.`));
});

test('no file is over 500 lines, half of them are under 120, and the roof under 60', () => {
  const lengths = sources.filter((f) => f !== GENERATED).map(linesOf).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  none([
    ...[...sources, ...tests].filter((f) => f !== GENERATED && linesOf(f) > 500).map((f) => `${f}:501: the file wants to be two.`),
    ...(median < 120 ? [] : [`src: the median is ${median} lines.`]),
    ...(linesOf('src/main.ts') < 60 ? [] : ['src/main.ts:60: the roof holds no logic.']),
  ]);
});

test('no default exports, no decorators', () => {
  none(parsed.flatMap((file) => [...nodesOf(file)].flatMap((node) => {
    if (ts.isDecorator(node)) return [`${at(node)}: a decorator; Vite would ship it as written.`];
    const isDefault = ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent))
      || (ts.isExportSpecifier(node) && node.name.text === 'default');
    return isDefault ? [`${at(node)}: a default export; a thing has one name everywhere.`] : [];
  })));
});
