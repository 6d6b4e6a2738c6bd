/** What stands under a sentence beside its suggestions: its notes, and what has changed beside it since it was confirmed. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { SegmentId } from '../../../core/ids.ts';
import type { Author } from '../../../core/model.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { StaleMark, ThreadHere } from '../../besides.ts';
import { columnName, columnWord } from '../../localized.ts';
import './link-notes.ts';
import './note-panel.ts';
import { staleWords } from './stale-words.ts';
export { hasUnsent } from './unsent-notes.ts';

interface About {
  readonly id: SegmentId;
  readonly number: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly tabStop: boolean;
  readonly i18n: LocalizeController;
}

/** How many notes there are, for the mark that opens them. */
export function countWords(threads: readonly ThreadHere[], { t }: LocalizeController): string {
  const open = threads.filter(({ thread }) => thread.open).length;
  return open > 0 ? t('notes.open', { count: open }) : t('notes.resolved', { count: threads.length });
}

export function notePanel({ threads, person, close }: { threads: readonly ThreadHere[]; person: Author; close: () => void }, { id, tabStop, number, lang, i18n }: About): TemplateResult {
  const columns = new Map(threads.map(({ thread, column }) => [thread.first.id, column]));
  return html`<dm-note-panel .about=${{ segment: id, link: null }} .threads=${threads.map(({ thread }) => thread)} .person=${person} .tabStop=${tabStop}
    .label=${i18n.t('notes.about', { number: number || '–', language: i18n.languageWord(lang) })}
    .onLink=${({ first }: { first: { id: ThreadHere['thread']['first']['id'] } }) => { const column = columns.get(first.id); return column ? columnWord(column, [column], i18n) : ''; }}
    @dm-notes-close=${close}></dm-note-panel>`;
}

export function staleMarkWords({ versions, all }: StaleMark, i18n: LocalizeController): string {
  const languages = new Intl.ListFormat(i18n.language).format(versions.map((version) => columnWord(version, all, i18n)));
  return i18n.t('stale.mark', { languages });
}

/** `still`: says that it is right all the same; null: somewhere else one can. */
export function staleView({ stale, still }: { stale: StaleMark; still: (() => void) | null }, { number, lang, tabStop, i18n }: About): TemplateResult {
  const texts = stale.since().flatMap(({ version: id, before, now }) => {
    const version = stale.all.find((one) => one.id === id);
    return version ? [{ name: columnName(version, stale.all, i18n), lang: version.lang, before, now }] : [];
  });
  return staleWords({ texts, still, tabStop, label: i18n.t('stale.title', { number: number || '–', language: i18n.languageWord(lang) }) }, i18n);
}
