/**
 * The languages one can choose: those with a two-letter code (ISO 639-1), some that have only three letters and are
 * written and translated, and those whose scripts or countries are told apart (BCP 47). Names come from the platform, in
 * the language of the interface and in the language itself; where it has none, from a table of ours (i18n/rare-languages.ts).
 * A tag without a name is left out of the list, and can still be typed.
 */
import { fold } from '../../../core/text/fold.ts';
import type { Language } from '../../../i18n/i18n.ts';
import { LANGUAGES } from '../../../i18n/i18n.ts';
import { languageWord } from '../../../i18n/localize-controller.ts';
import { loadRareNames, rareName } from '../../../i18n/rare-names.ts';

const CODES = `
  ab aa af ak sq am ar an hy as av ae ay az bm ba eu be bn bi bs br bg my ca ch ce ny zh cu cv kw co cr hr cs da dv nl dz en eo et ee fo fj fi
  fr fy ff gd gl lg ka de el kl gn gu ht ha he hz hi ho hu is io ig id ia ie iu ik ga it ja jv kn kr ks kk km ki rw ky kv kg ko kj ku lo la lv
  li ln lt lu lb mk mg ms ml mt gv mi mr mh mn na nv nd nr ng ne no nb nn oc oj or om os pi ps fa pl pt pa qu ro rm rn ru se sm sg sa sc sr sn
  sd si sk sl so st es su sw ss sv tl ty tg ta tt te th bo ti to ts tn tr tk tw ug uk ur uz ve vi vo wa cy wo xh ii yi yo za zu
  ady agq akk alt arc arz ast awa azb bal ban bar bej bem bho bik bua ceb chm chr ckb cop crh csb dak dar dsb enm evn fil frm fro frr fur
  gag gez gil gmh goh got grc gsw haw hil hmn hsb hyw ilo inh jbo kaa kab kbd kha kjh kok kpe krc krl kru kum lad lah lbe lez lij lmo lrc lus lzz
  mad mag mai mak man mdf min mnc mni moh mos mus mwl myv mzn nap nds new niu nog non nso ota pag pal pam pap peo pms pnt prg rap rue rup sah
  sat scn sco sga shn sma smj smn sms srn sux swb syr szl tab tet tig tkl tlh tpi trv tum tvl tyv tzm udm uga vec vep vot war xal xmf yue zap zen zza
  ar-EG de-AT de-CH en-GB en-US es-419 es-ES fr-CA pt-BR pt-PT sr-Cyrl sr-Latn uz-Cyrl uz-Latn zh-Hans zh-Hant az-Cyrl kk-Latn
`.trim().split(/\s+/);

export interface LanguageOption {
  /** BCP 47. */
  readonly tag: string;
  /** In the language of the interface. */
  readonly name: string;
  /** In the language itself; '' where that is the same or not known. */
  readonly own: string;
  /** What a query is looked for in. */
  readonly folded: string;
}

const lists = new Map<string, readonly LanguageOption[]>();
const ownNames = new Map<string, string>();
let naming: Promise<void> | null = null;

/** How many languages are asked for their own names in one go: each costs about a third of a millisecond. */
const AT_ONCE = 30;

/** Asks every language what it calls itself, a few at a time, so that typing is not held up. Until then they are found by the other names. */
export function learnOwnNames(): Promise<void> {
  return naming ??= (async () => {
    const rare = await loadRareNames();
    for (let at = 0; at < CODES.length; at += AT_ONCE) {
      for (const tag of CODES.slice(at, at + AT_ONCE)) ownNames.set(tag, ownName(tag) || (rare[tag]?.[3] ?? ''));
      await new Promise((later) => { setTimeout(later); }); // keys and pointer have their turn
    }
    lists.clear();
  })();
}

/** Every language with a name, in the order of the interface language; its own three languages first. */
export function languageOptions(language: Language): readonly LanguageOption[] {
  const known = lists.get(language);
  if (known) return known;
  const collator = new Intl.Collator(language);
  const options = CODES.flatMap((tag) => {
    const name = nameOf(tag, language);
    return name === undefined ? [] : [optionOf(tag, capital(name, language))];
  }).sort((a, b) => rank(a.tag) - rank(b.tag) || collator.compare(a.name, b.name));
  lists.set(language, options);
  return options;
}

function optionOf(tag: string, name: string): LanguageOption {
  const own = ownNames.get(tag) ?? '';
  return { tag, name, own: own.toLocaleLowerCase(tag) === name.toLocaleLowerCase(tag) ? '' : own, folded: fold(`${name} ${own} ${tag}`).text };
}

/** Those whose names or code begin like the query, then those that contain it, then a well-formed tag as it was typed. */
export function findLanguages(query: string, language: Language): readonly LanguageOption[] {
  const options = languageOptions(language);
  const wanted = fold(query.trim()).text;
  if (wanted === '') return options;
  const begins = plainFirst(options.filter(({ folded }) => folded.startsWith(wanted)));
  const words = plainFirst(options.filter(({ folded }) => folded.includes(` ${wanted}`))), contains = options.filter(({ folded }) => folded.includes(wanted));
  const tag = canonicalTag(query);
  const typed = tag !== '' && !options.some((option) => option.tag === tag) ? [optionFor(tag, language)] : [];
  const exact = options.find((option) => option.tag === tag);
  return [...new Set([...exact ? [exact] : [], ...begins, ...words, ...contains, ...typed])];
}

/** A language before its scripts and countries. */
function plainFirst(options: readonly LanguageOption[]): readonly LanguageOption[] {
  return [...options.filter(({ tag }) => !tag.includes('-')), ...options.filter(({ tag }) => tag.includes('-'))];
}

/** `RU-ru` → `ru-RU`; '' where it is no language tag. */
export function canonicalTag(text: string): string {
  const tag = text.trim();
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? '';
  } catch {
    return ''; // only looks like one
  }
}

export function optionFor(tag: string, language: Language): LanguageOption {
  const listed = languageOptions(language).find((option) => option.tag === tag);
  if (listed) return listed;
  const name = nameOf(tag, language) ?? tag;
  return optionOf(tag, name === tag ? tag : capital(name, language));
}

/** '' where the platform does not know the language by its own name. */
function ownName(tag: string): string {
  if (Intl.DisplayNames.supportedLocalesOf(tag).length === 0) return '';
  return new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag) ?? '';
}

function nameOf(tag: string, language: Language): string | undefined {
  return languageWord(tag, language) ?? rareName(tag, language, () => { lists.clear(); });
}

function rank(tag: string): number {
  const at = (LANGUAGES as readonly string[]).indexOf(tag);
  return at < 0 ? LANGUAGES.length : at;
}

function capital(name: string, language: string): string {
  const [first = ''] = name;
  return first.toLocaleUpperCase(language) + name.slice(first.length);
}
