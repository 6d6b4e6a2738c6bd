/**
 * The page around the rows of the one-file reader: its head with policy, faces and style, the bar with what can be chosen,
 * what is known of the work, and a few words at the end. It speaks all interface languages at once; the style sheet shows
 * one of them.
 */
import type { VersionId } from '../core/ids.ts';
import type { Localized, Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { base64Lines } from './base64.ts';
import { escaped, plainEscaped } from './reader-markup.ts';
import { beginsWithTitle, columnsOf, marksIn } from './reader-rows.ts';
import type { ReaderFont } from './reader-style.ts';
import { readerStyle } from './reader-style.ts';

export const READER_LANGUAGES = ['en', 'ru', 'tr'] as const;
type Language = (typeof READER_LANGUAGES)[number];
/** What each language calls itself. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', tr: 'Türkçe' };

/** The catalog's section `reader`. `made` and `second` hold places to fill: {{date}}; {{name}} and {{number}}. */
export type ReaderWords = { readonly [K in
  | 'columns' | 'view' | 'theme' | 'system' | 'light' | 'dark' | 'language' | 'print' | 'skip' | 'original' | 'translation' | 'second'
  | 'auto' | 'review' | 'hint' | 'carries' | 'made']: string };

export interface ReaderInput {
  readonly tables: Tables;
  /** Which versions, in their order; those that are not shown are passed over. */
  readonly columns: readonly VersionId[];
  /** In which the page speaks until somebody chooses another one. */
  readonly language: Language;
  readonly words: Readonly<Record<Language, ReaderWords>>;
  /** A `.dragoman` file of the work. */
  readonly payload: Uint8Array;
  /** Faces that the page may embed; those of which it needs no sign are left out. */
  readonly fonts: readonly ReaderFont[];
  /** Milliseconds since 1970. */
  readonly made: number;
  /** The release of the app. */
  readonly app: string;
}

/** How a reader begins: what tells it from other pages. */
export const GENERATOR = '<meta name="generator" content="Dragoman ';

/** What stands before the rows, with the table still open. `hash`: of the script, as the policy names it. */
export function pageStart(page: Page, hash: string): string {
  return headOf(page, hash) + bodyOf(page);
}

export function pageOf(input: ReaderInput): Page {
  const columns = columnsOf(input.tables, input.columns);
  return { ...input, columns, names: columns.map((version) => namesOf(input, version)) };
}

export interface Page extends Omit<ReaderInput, 'columns'> {
  readonly columns: readonly Version[];
  readonly names: readonly Readonly<Record<Language, string>>[];
}

/** In every interface language; the style sheet shows one of them. `say` gives plain text. */
function spoken(say: (language: Language) => string): string {
  return READER_LANGUAGES.map((language) => `<span class="w" lang="${language}">${escaped(say(language))}</span>`).join('');
}

function localized(text: Localized, language: Language): string { return text[language] ?? text.en; }

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (_, name: string) => values[name] ?? '');
}

function namesOf({ tables, words }: ReaderInput, version: Version): Record<Language, string> {
  const called = ({ name, lang }: Version): string => name ?? `lang ${lang}`;
  const twins = versionsOf(tables).filter((one) => called(one) === called(version)), number = twins.findIndex(({ id }) => id === version.id) + 1;
  const name = (language: Language): string => {
    const own = version.name ?? languageName(version.lang, language);
    return twins.length < 2 ? own : filled(words[language].second, { name: own, number: String(number) });
  };
  return { en: name('en'), ru: name('ru'), tr: name('tr') };
}

function languageName(tag: string, language: Language): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
    return name === tag ? tag : name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return tag; // a malformed tag from a person's own text
  }
}

function headOf(page: Page, hash: string): string {
  const { language, app, names, tables } = page, work = theWork(tables);
  const policy = `default-src 'none'; script-src '${hash}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
  const style = readerStyle(names, fontsFor(page), (data) => [...base64Lines(data, '')].join(''));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${GENERATOR}${escaped(app)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${plainEscaped(localized(work.title, language))}</title>
<style>
${style}
</style>
</head>
`;
}

function bodyOf(page: Page): string {
  const { words, names, columns, tables } = page, work = theWork(tables);
  const say = (key: keyof ReaderWords): string => spoken((language) => words[language][key]);
  const boxes = names.map((name, at) => `<label><input type="checkbox" id="c${at}" autocomplete="off" checked><span>${spoken((language) => name[language])}</span></label>`).join('');
  const heads = columns.map((version, at) => `<th scope="col" class="c${at}">${spoken((language) => names[at]?.[language] ?? '')} <span class="kind">${say(version.kind)}</span></th>`).join('');
  const title = spoken((language) => localized(work.title, language));
  return `<body>
<a class="skip" href="#text">${say('skip')}</a>
<header class="bar"><p aria-hidden="true"><bdi>${title}</bdi></p>
<details class="menu-columns" name="menu"><summary>${say('columns')}</summary><div class="panel"><fieldset class="columns"><legend>${say('columns')}</legend>${boxes}</fieldset></div></details>
${viewMenu(page, say)}</header>
<main id="text" tabindex="-1">
<div class="about"><h1${beginsWithTitle(tables, columns) ? ' class="vh"' : ''}>${title}</h1>
${aboutOf(page)}</div>
<table>
<thead><tr>${heads}</tr></thead>
`;
}

function viewMenu({ language }: Page, say: (key: keyof ReaderWords) => string): string {
  const themes = (['system', 'light', 'dark'] as const).map((theme) => `<label><input type="radio" name="theme" id="${theme}" autocomplete="off"${theme === 'system' ? ' checked' : ''}><span>${say(theme)}</span></label>`).join('');
  const languages = READER_LANGUAGES.map((one) => `<label><input type="radio" name="language" id="l-${one}" value="${one}" autocomplete="off"${one === language ? ' checked' : ''}><span lang="${one}">${OWN_NAMES[one]}</span></label>`).join('');
  return `<details name="menu"><summary>${say('view')}</summary><div class="panel"><fieldset><legend>${say('theme')}</legend>${themes}</fieldset><fieldset class="languages"><legend>${say('language')}</legend>${languages}</fieldset></div></details>
<button type="button" class="print" hidden>${say('print')}</button>`;
}

function aboutOf({ tables, columns, names }: Page): string {
  const { date, signatories, origin } = theWork(tables);
  const facts = (language: Language): string => [dayText(date, language), signatories.map((one) => localized(one, language)).join('; ')].filter((fact) => fact !== '').join(' · ');
  // What was noted of several versions in the same words is said once.
  const notes = new Map<string, { note: Localized; of: Page['names'][number][] }>();
  for (const [at, { note }] of columns.entries()) {
    const same = note && (notes.get(note.en) ?? { note, of: [] }), name = names[at];
    if (same && name) notes.set(same.note.en, { ...same, of: [...same.of, name] });
  }
  const noted = [...notes.values()].map(({ note, of }) => (language: Language) => `${of.map((name) => name[language]).join(', ')}: ${localized(note, language)}`);
  const lines = [facts, (language: Language) => localized(origin, language), ...noted].filter((line) => line('en') !== '');
  return lines.map((line) => `<p class="facts">${spoken(line)}</p>\n`).join('');
}

function dayText(iso: string, language: Language): string {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? iso : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** What stands behind the table. */
export function pageEnd({ words, made, tables, columns }: Page): string {
  const say = (key: keyof ReaderWords): string => spoken((language) => words[language][key]);
  const day = (language: Language): string => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(made);
  const marks = marksIn(tables, columns);
  return `<footer>
<p class="hint">${say('hint')}</p>
${marks.has('auto') ? `<p><span class="key"></span>${say('auto')}</p>\n` : ''}${marks.has('needs-review') ? `<p><span class="key r"></span>${say('review')}</p>\n` : ''}<p class="hint">${say('carries')}</p>
<p>${spoken((language) => filled(words[language].made, { date: day(language) }))}</p>
</footer>
`;
}

/** Those that hold a sign of what is shown in the book face. */
function fontsFor({ tables, columns, fonts }: Page): ReaderFont[] {
  const signs = new Set<number>(), work = theWork(tables);
  const read = (text: string): void => { for (const sign of text) signs.add(sign.codePointAt(0) ?? 0); };
  for (const title of Object.values(work.title)) read(title);
  for (const { id } of columns) for (const { text } of tables.segmentsOf(id)) read(text);
  return fonts.filter(({ range }) => {
    const spans = range.split(',').map((span) => span.trim().replace(/^U\+/i, '').split('-').map((number) => parseInt(number, 16)));
    return [...signs].some((sign) => spans.some(([from = 0, to = from]) => sign >= from && sign <= to));
  });
}
