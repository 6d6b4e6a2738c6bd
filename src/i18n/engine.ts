/** i18next, set up for our catalogs. Values are shown through Lit text bindings, which escape them: it must not escape a second time. */
import type { BackendModule, i18n as I18n, TFunction } from 'i18next';
import i18next from 'i18next';
import type { Words } from './first-words.ts';

export interface EngineSource {
  readonly language: string;
  readonly languages: readonly string[];
  /** What has been read already; English is always among them. */
  readonly known: ReadonlyMap<string, Words>;
  readonly read: (language: string) => Promise<Words>;
}

export async function makeEngine({ language, languages, known, read }: EngineSource): Promise<I18n> {
  const backend: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read: (wanted, _namespace, done) => { read(wanted).then((words) => { done(null, words); }, (error: unknown) => { done(error as Error, true); }); },
  };
  const engine = i18next.createInstance();
  await engine.use(backend).init({
    lng: language, fallbackLng: 'en', supportedLngs: languages, load: 'languageOnly', ns: ['ui'], defaultNS: 'ui',
    partialBundledLanguages: true, resources: Object.fromEntries([...known].map(([lang, words]) => [lang, { ui: words }])),
    interpolation: { escapeValue: false }, showSupportNotice: false,
  } as Parameters<I18n['init']>[0]);
  remember(engine);
  return engine;
}

type Say = (key: string, values?: Values) => unknown;
type Values = Readonly<Record<string, unknown>>;

/**
 * What i18next works out of a key it works out once: a page that is drawn again asks for a hundred sentences, and each asking
 * costs i18next (27) some 20 µs and leaves 4 kB behind, more than drawing it. Numbers and plurals are its own business each time.
 */
function remember(engine: I18n): void {
  const known = new Map<string, unknown>(), forms = new Map<string, Form | null>(), t = engine.t as unknown as Say;
  const forget = (): void => { known.clear(); forms.clear(); };
  engine.on('languageChanged', forget);
  engine.store.on('added', forget);
  const remembered: Say = (key) => {
    const word = known.get(key) ?? t(key);
    known.set(key, word);
    return word;
  };
  const filled: Say = (key, values = {}) => {
    const names = Object.keys(values);
    if (!names.every((name) => typeof values[name] === 'string' && !OPTIONS.has(name))) return t(key, values);
    const asked = `${key} ${names.join(' ')}`, form = forms.get(asked) ?? (forms.has(asked) ? null : formOf(t, key, names));
    forms.set(asked, form);
    return form ? form.map((part, at) => (at % 2 === 0 ? part : values[part])).join('') : t(key, values);
  };
  engine.t = ((key: string, ...more: Values[]) => (more.length === 0 ? remembered(key) : more.length === 1 ? filled(key, more[0]) : (t as (...all: unknown[]) => unknown)(key, ...more))) as unknown as TFunction;
}

/** A sentence in parts: every second one is the name of the value that stands there. */
type Form = readonly string[];
/** Values by which i18next chooses between sentences, or how it says them. */
const OPTIONS: ReadonlySet<string> = new Set(['context', 'count', 'defaultValue', 'lng', 'lngs', 'ns', 'ordinal']);
/** In place of a value; no text has it (noncharacters are for use inside a program). */
const MARK = '\uFDD0';

/** null: a value does not stand in it as it is. */
function formOf(t: Say, key: string, names: readonly string[]): Form | null {
  const form = String(t(key, Object.fromEntries(names.map((name) => [name, `${MARK}${name}${MARK}`])))).split(MARK);
  return names.every((name) => form.some((part, at) => at % 2 === 1 && part === name)) ? form : null;
}
