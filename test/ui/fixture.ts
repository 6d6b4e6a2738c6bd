/** A session on a store in memory with the bundled statement, for tests of elements and pages. */
import type { VersionId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { BundledWork } from '../../src/core/bundled.ts';
import { atHand, STATEMENT } from '../app/bundled.ts';
import type { Session } from '../../src/app/session.ts';
import { openSession } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { i18n, setLanguage, startI18n } from '../../src/i18n/i18n.ts';
import { loadCorrectingParts } from '../../src/ui/parts/correcting-parts.ts';

/** Ids of the bundled statement, by language. */
export const VERSION = { en: asId<VersionId>('ver_karabakh-statement.en'), ru: asId<VersionId>('ver_karabakh-statement.ru'), tr: asId<VersionId>('ver_karabakh-statement.tr') };

let serial = 0;

/** Starts the catalogs once; later calls only change the language. */
export async function speak(language: Language = 'en'): Promise<void> {
  if (i18n.isInitialized) await setLanguage(language); else await startI18n(language);
  await loadCorrectingParts();
}

/** Preferences live in localStorage: each test begins without any. */
export function forgetPreferences(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('dragoman.')) localStorage.removeItem(key);
}

export async function openTestSession({ language = 'en', bundled = [STATEMENT] }: { language?: Language; bundled?: readonly BundledWork[] } = {}): Promise<Session> {
  await speak(language);
  forgetPreferences();
  const opened = await openSession({
    now: () => Date.UTC(2024, 4, 1, 12, 0, serial++), newId: (prefix) => `${prefix}_test-${serial++}`,
    openStore: () => Promise.resolve({ ok: true, value: new MemoryStore() }), bundled: atHand(...bundled),
  });
  if (!opened.ok) throw new Error(`the session did not open: ${opened.error.code}`);
  return opened.session;
}

export async function openTestWorkbench(options: Parameters<typeof openTestSession>[0] = {}): Promise<Workbench> {
  return (await openTestSession(options)).workbench;
}

/** The statement with a second Russian version, whose sentences differ by a sign. */
export function withSecondRussian(): BundledWork[] {
  return [STATEMENT].map((work) => {
    const ru = work.versions.find(({ lang }) => lang === 'ru');
    if (!ru?.alignment) throw new Error('the statement has a Russian version');
    const renamed = (id: string): string => `${id}-second`;
    const alignment = {
      ...ru.alignment, id: renamed(ru.alignment.id), target: renamed(ru.id),
      beads: ru.alignment.beads.map((bead) => ({ id: renamed(bead.id), source: bead.source, target: bead.target.map(renamed) })),
    };
    const second = { ...ru, id: renamed(ru.id), ids: ru.ids.map(renamed), text: ru.text.replaceAll('.\n', '!\n'), alignment };
    return { ...work, versions: [...work.versions, second] };
  });
}

/** The statement with a sentence that no other version answers. */
export function withoutCounterpart(name: string): BundledWork[] {
  const id = `seg_kst-${name}`;
  return [STATEMENT].map((work) => ({ ...work, versions: work.versions.map((version) => (version.alignment
    ? { ...version, alignment: { ...version.alignment, beads: version.alignment.beads.flatMap((bead) => (bead.target.includes(id)
      ? [{ ...bead, target: [] }, { id: `${bead.id}-alone`, source: [], target: bead.target }] : [bead])) } }
    : version)) }));
}
