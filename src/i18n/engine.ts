/** i18next, set up for our catalogs. Values are shown through Lit text bindings, which escape them: it must not escape a second time. */
import type { BackendModule, i18n as I18n } from 'i18next';
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
  return engine;
}
