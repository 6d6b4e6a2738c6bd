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

/**
 * Words without values are looked up once: a page that is drawn again asks for a hundred of them, and each asking costs
 * i18next (27) some 20 µs, more than drawing the word.
 */
function remember(engine: I18n): void {
  const known = new Map<string, unknown>(), forget = (): void => { known.clear(); };
  engine.on('languageChanged', forget);
  engine.store.on('added', forget);
  const t = engine.t as unknown as (key: string, ...values: unknown[]) => unknown;
  const remembered = (key: string): unknown => {
    const word = known.get(key) ?? t(key);
    known.set(key, word);
    return word;
  };
  engine.t = ((key: string, ...values: unknown[]) => (values.length === 0 ? remembered(key) : t(key, ...values))) as unknown as TFunction;
}
