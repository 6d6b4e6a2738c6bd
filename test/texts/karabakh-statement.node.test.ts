// The bundled statement: ids, alignments and typography. Reads the files as they are committed, from the project's root.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Lang = 'en' | 'ru' | 'tr';
type Words = Record<Lang, string>;
interface Bead { id: string; source: string[]; target: string[] }
interface AlignmentFile { id: string; source: string; target: string; method: string; beads: Bead[] }
interface VersionEntry { id: string; lang: Lang; file: string; kind: string; note?: Words }
interface WorkFile {
  id: string; revision: number; pivot: Lang; title: Words; date: string;
  signatories: Words[]; origin: Words; versions: VersionEntry[];
}

/** Of the owner's file, in UTF-8, without a trailing newline. */
const ORIGINAL_SHA256 = '771a8279a9f67b88f0e389abdde3274f395f95e57bf3675accce4c8a93c958bf';
const NBSP = '\u00A0';

const langs: readonly Lang[] = ['en', 'ru', 'tr'];
const translations = ['ru', 'tr'] as const;
const folder = join(process.cwd(), 'translations', 'texts', 'karabakh-statement');
const raw = (name: string): string => readFileSync(join(folder, name), 'utf8');
const json = <T>(name: string): T => JSON.parse(raw(name)) as T;

const work = json<WorkFile>('work.json');
const ids = json<Record<Lang, string[]>>('ids.json');
const alignments = { ru: json<AlignmentFile>('ru.align.json'), tr: json<AlignmentFile>('tr.align.json') };
const texts: Words = { en: raw('en.txt'), ru: raw('ru.txt'), tr: raw('tr.txt') };

const paragraphs = (lang: Lang): string[][] =>
  texts[lang].replace(/\n$/, '').split('\n\n').map((paragraph) => paragraph.split('\n'));
const lines = (lang: Lang): string[] => paragraphs(lang).flat();

/** Segment id → number of its paragraph. */
const paragraphOf = new Map<string, number>();
for (const lang of langs) {
  let line = 0;
  paragraphs(lang).forEach((sentences, paragraph) => {
    sentences.forEach(() => {
      const id = ids[lang][line++];
      if (id !== undefined) paragraphOf.set(id, paragraph);
    });
  });
}

/** Every match with a little of what stands around it, so that a failure can be found in the text. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(new RegExp(pattern.source, [...new Set([...pattern.flags, 'g'])].join('')))]
    .map((match) => text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 20));
}
function never(lang: Lang, pattern: RegExp, why: string): void {
  assert.deepEqual(found(texts[lang], pattern), [], `${lang}: ${why}`);
}
function complete(words: Words | undefined, where: string): void {
  assert.ok(words, `${where} is missing`);
  assert.deepEqual(Object.keys(words).sort(), [...langs].sort(), `languages of ${where}`);
  for (const lang of langs) assert.ok(words[lang].trim().length > 0, `${where}.${lang} is empty`);
}

test('the English is the owner’s document, to the letter', () => {
  const whole = paragraphs('en').map((sentences) => sentences.join(' ')).join('\n\n');
  assert.equal(createHash('sha256').update(whole, 'utf8').digest('hex'), ORIGINAL_SHA256);
});

test('every line has one id', () => {
  assert.deepEqual(Object.keys(ids).sort(), [...langs].sort());
  for (const lang of langs) assert.equal(ids[lang].length, lines(lang).length, lang);
});

test('no id is used twice, anywhere', () => {
  const all = [
    work.id, ...work.versions.map((version) => version.id), ...langs.flatMap((lang) => ids[lang]),
    ...translations.flatMap((lang) => [alignments[lang].id, ...alignments[lang].beads.map((bead) => bead.id)]),
  ];
  assert.deepEqual(all.filter((id, at) => all.indexOf(id) !== at), []);
  for (const lang of langs) for (const id of ids[lang]) assert.match(id, /^seg_[a-z0-9-]+$/);
  for (const lang of translations) for (const bead of alignments[lang].beads) assert.match(bead.id, /^bead_[a-z0-9-]+$/);
});

test('ids.json has an id a line and an alignment a bead a line, so that a diff can be read', () => {
  const idLines = raw('ids.json').split('\n').filter((line) => line.includes('seg_'));
  assert.deepEqual(idLines.map((line) => line.trim().replace(/[",]/g, '')), langs.flatMap((lang) => ids[lang]));
  for (const lang of translations) {
    const beadLines = raw(`${lang}.align.json`).split('\n').filter((line) => line.includes('"bead_'));
    assert.deepEqual(beadLines.map((line) => JSON.parse(line.trim().replace(/,$/, '')) as Bead), alignments[lang].beads);
  }
});

for (const lang of translations) {
  const alignment = alignments[lang];

  test(`en-${lang}: the alignment joins the right versions`, () => {
    const version = (of: Lang): string | undefined => work.versions.find((entry) => entry.lang === of)?.id;
    assert.equal(alignment.id, `aln_karabakh-statement.en-${lang}`);
    assert.equal(alignment.source, version('en'));
    assert.equal(alignment.target, version(lang));
    assert.equal(alignment.method, 'by hand');
  });

  test(`en-${lang}: law A1, every segment in exactly one bead, and in order`, () => {
    // Equality of the whole lists says all of it: nothing unknown, nothing missing, nothing twice, nothing crossing.
    assert.deepEqual(alignment.beads.flatMap((bead) => bead.source), ids.en);
    assert.deepEqual(alignment.beads.flatMap((bead) => bead.target), ids[lang]);
  });

  test(`en-${lang}: no bead is empty on a side or crosses a paragraph`, () => {
    for (const bead of alignment.beads) {
      assert.ok(bead.source.length > 0 && bead.target.length > 0, bead.id);
      const places = new Set([...bead.source, ...bead.target].map((id) => paragraphOf.get(id)));
      assert.ok(!places.has(undefined), `${bead.id} names an id that no line has`);
      assert.equal(places.size, 1, bead.id);
    }
  });

  test(`en-${lang}: sentences are really joined and split`, () => {
    const other = alignment.beads.filter((bead) => bead.source.length !== 1 || bead.target.length !== 1);
    assert.ok(other.length >= 4, `${other.length} beads are not 1-1`);
    assert.ok(other.some((bead) => bead.source.length > bead.target.length), 'no bead like 2-1');
    assert.ok(other.some((bead) => bead.source.length < bead.target.length), 'no bead like 1-2');
  });
}

test('all versions have the same paragraphs', () => {
  for (const lang of langs) assert.equal(paragraphs(lang).length, 12, lang);
});

for (const lang of langs) {
  test(`${lang}: clean text`, () => {
    assert.equal(texts[lang], texts[lang].normalize('NFC'), 'not NFC');
    assert.match(texts[lang], /[^\n]\n$/, 'must end with one newline');
    never(lang, /\uFEFF|\r|\t|\u00AD|[\u200B-\u200F]|\uFFFD/, 'invisible or broken character');
    never(lang, /[ \u00A0]{2}/, 'double space');
    never(lang, /^[ \u00A0]|[ \u00A0]$/m, 'space at the edge of a line');
    never(lang, /\n{3}/, 'two blank lines');
    never(lang, /[ \u00A0][,.;:!?”’»)]/, 'space before punctuation');
    never(lang, /["'`´]/, 'straight quotation mark or apostrophe');
    never(lang, /\.\.\.| - |--/, 'typewriter dots or dash');
  });

  test(`${lang}: one sentence a line`, () => {
    never(lang, /[.!?…][”»]? +\p{Lu}/u, 'two sentences on a line');
    const all = lines(lang);
    const headings = new Set([all[0], all[1], all[all.length - 1]]); // title, date, signature
    for (const line of all) {
      assert.equal(/[.!?…]$/.test(line), !headings.has(line), line);
      assert.match(line, /^[\p{Lu}\d]/u);
    }
  });
}

test('ru: typography', () => {
  never('ru', /[”‘’‟]|(?<!„[^„“»\n]*)“/u, 'foreign quotation mark (“ only closes an inner „)');
  never('ru', /[^\u00A0]—/, 'no no-break space before a dash');
  never('ru', /—[^ \n]/, 'no space after a dash');
  never('ru', /\p{Script=Latin}/u, 'Latin letter');
  never('ru', /\u00A0[^—]/, 'no-break space elsewhere');
  assert.ok(texts.ru.includes(`${NBSP}—`), 'no dash at all: is this the right file?');
  for (const line of lines('ru')) {
    assert.equal(line.split('«').length, line.split('»').length, line);
  }
  never('ru', /(?<!\p{L})(?:ее|нее|еще|свое|мое|идет|ведет|начнется|вооруженн\p{L}*)(?!\p{L})/iu, '«е» for «ё»');
});

test('tr: typography', () => {
  never('tr', /[«»„‟‘]/u, 'foreign quotation mark');
  never('tr', /\p{Script=Cyrillic}/u, 'Cyrillic letter');
  never('tr', /\p{M}/u, 'combining mark (often a broken i)');
  for (const line of lines('tr')) {
    let open = 0;
    for (const character of line) {
      if (character === '“') open += 1;
      if (character === '”') open -= 1;
      assert.ok(open === 0 || open === 1, line);
    }
    assert.equal(open, 0, line);
  }
  // The apostrophe stands only between a proper name and its ending.
  never('tr', /(?<!(?<!\p{L})\p{Lu}\p{L}*)’|’(?!\p{Ll})/u, 'apostrophe elsewhere');
  never('tr', /”’/, 'apostrophe after a closing quotation mark');
  // Case endings of proper names take it; derived words (Türkiyeli, Rusyalı) do not.
  never('tr', /(?:Karabağ|Ermenistan|Azerbaycan|Stepanakert|Şuşa|Erdoğan|Putin|Kremlin|Ankara|Bakü|Moskova|Avrupa|Rusya|Türkiye|Denizi|Cumhuriyeti)(?!l[ıiuü])\p{Ll}/u,
    'ending without an apostrophe');
  never('tr', /(?<!\p{L})(?:hakim\p{L}*|hala|halde|imkan\p{L}*)(?!\p{L})/u, 'circumflex missing');
});

test('a place keeps one name', () => {
  never('tr', /Şuşi|Shush|Susa|Hankendi|Xank|Lachin|Laçın/u, 'another name');
  never('ru', /Ханкенд/u, 'another name');
  never('ru', /Шуш(?!(?:а|и|е|у|ой)(?!\p{L}))/u, 'no form of «Шуша»');
  // «Шуши» is the genitive of «Шуша» and right as such; as a name that does not change it is not.
  never('ru', /(?<!\p{L})(?:в|во|на|о|об|к|ко|под|над|перед|за|через|город\p{L}*) Шуши/iu, '«Шуши» not declined');
  never('ru', /^Шуши|(?:взят|потерян|захвачен)\p{L}? Шуши/mu, '«Шуши» as a nominative');
  assert.deepEqual(found(texts.ru, /Шуш/).length, found(texts.en, /Shush/).length);
  assert.deepEqual(found(texts.tr, /Şuşa/).length, found(texts.en, /Shush/).length);
});

test('metadata is complete in all languages and says what the document says', () => {
  assert.equal(work.id, 'work_karabakh-statement');
  assert.ok(Number.isInteger(work.revision) && work.revision >= 1);
  assert.equal(work.pivot, 'en');
  assert.equal(work.date, '2020-11-14');
  complete(work.title, 'title');
  complete(work.origin, 'origin');
  assert.equal(work.signatories.length, 1, 'the document has one signature');
  work.signatories.forEach((signatory, at) => complete(signatory, `signatories[${at}]`));
  for (const lang of langs) {
    const all = lines(lang);
    assert.equal(work.title[lang], all[0]);
    assert.match(all[1] ?? '', /(?<!\d)14(?!\d).*2020/);
    assert.equal(work.signatories[0]?.[lang], all[all.length - 1]);
  }
});

test('each version has its entry; a translation says that it is not the signatories’ wording', () => {
  assert.deepEqual(work.versions.map((version) => version.lang), [...langs]);
  for (const version of work.versions) {
    assert.equal(version.id, `ver_karabakh-statement.${version.lang}`);
    assert.equal(version.file, `${version.lang}.txt`);
    assert.equal(version.kind, version.lang === work.pivot ? 'original' : 'translation');
    if (version.kind === 'translation') complete(version.note, `note of ${version.id}`);
  }
});
