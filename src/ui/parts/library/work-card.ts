/** A work in the library. Its figures come after it; the room for them is kept. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LibraryEntry, WorkFigures } from '../../../app/library-types.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { bytesText } from '../../bytes.ts';
import type { Figures } from '../../library-view.ts';
import { localized } from '../../localized.ts';
import { relativeTime } from '../../relative-time.ts';
import { hrefOf } from '../../router.ts';
import { icon } from '../icons.ts';
import { percentText } from '../import/import-words.ts';
import '../menu.ts';

export interface WorkCardContext {
  readonly i18n: LocalizeController;
  /** Milliseconds since 1970: what "3 days ago" counts from. */
  readonly now: number;
  readonly isOpen: (entry: LibraryEntry) => boolean;
  /** undefined: still being counted. */
  readonly figuresOf: (entry: LibraryEntry) => Figures | undefined;
  readonly open: (entry: LibraryEntry) => void;
  readonly rename: (entry: LibraryEntry) => void;
  readonly archive: (entry: LibraryEntry, archived: boolean) => void;
  readonly remove: (entry: LibraryEntry) => void;
  readonly restore: (entry: LibraryEntry) => void;
  readonly purge: (entry: LibraryEntry) => void;
}

export function workCard(context: WorkCardContext, entry: LibraryEntry): TemplateResult {
  const { i18n } = context;
  const { t, language } = i18n;
  const title = localized(entry.title, language), figures = context.figuresOf(entry);
  return html`<li class="work" data-work=${entry.id}>
    <h3><a href=${hrefOf({ page: 'work', work: entry.id, at: null })} dir="auto">${title}</a></h3>
    <div class="badges">${context.isOpen(entry) ? html`<span class="badge open">${t('library.isOpen')}</span>` : nothing}${entry.bundled ? html`<span class="badge">${t('library.bundled')}</span>` : nothing}</div>
    ${cardMenu(context, entry, title)}
    <div class="figures">${figures === undefined ? html`<p class="soft">${t('library.counting')}</p>` : figures === null ? html`<p class="soft">${t('library.unknown')}</p>` : figuresView(figures, { context, title })}</div>
  </li>`;
}

function cardMenu({ i18n: { t }, open, rename, archive, remove }: WorkCardContext, entry: LibraryEntry, title: string): TemplateResult {
  return html`<dm-menu icon="more" label=${t('library.actions', { title })}>
    <button type="button" role="menuitem" class="menu-item" @click=${() => { open(entry); }}>${icon('reading')}${t('library.open')}</button>
    <button type="button" role="menuitem" class="menu-item" @click=${() => { rename(entry); }}>${icon('edit')}${t('library.rename')}</button>
    <button type="button" role="menuitem" class="menu-item" @click=${() => { archive(entry, !entry.archived); }}>${icon('archive')}${t(entry.archived ? 'library.unarchive' : 'library.archive')}</button>
    <hr class="menu-rule">
    <button type="button" role="menuitem" class="menu-item" @click=${() => { remove(entry); }}>${icon('bin')}${t('library.delete')}</button>
  </dm-menu>`;
}

function figuresView(figures: WorkFigures, { context: { i18n, now }, title }: { context: WorkCardContext; title: string }): TemplateResult {
  const { t, language } = i18n;
  const languages = figures.versions.map(({ lang, name }) => (name === '' ? i18n.languageName(lang) : name)).join(' · ');
  const percent = percentText(figures.reviewed, language);
  return html`<p class="languages"><span>${languages}</span> <span class="soft">${t('import.sentences', { count: figures.sentences })}</span></p>
    <p class="progress"><progress max="1" .value=${figures.reviewed} aria-label=${t('library.reviewedLabel', { title })}></progress><span>${t('library.reviewed', { percent })}</span>${
      figures.openSuggestions > 0 ? html`<span class="soft">${t('library.suggestions', { count: figures.openSuggestions })}</span>` : nothing}</p>
    <p class="soft last">${figures.lastChange === null ? html`<span>${t('library.unchanged')}</span>` : html`<span>${t('library.changed', { time: relativeTime(figures.lastChange, { now, language }) })}</span>
      <time datetime=${new Date(figures.lastChange).toISOString()}>${i18n.dateTime(figures.lastChange)}</time>`}<span>${bytesText(figures.bytes, language)}</span></p>`;
}

/** One that was deleted: it can be taken back, or go for good. */
export function deletedCard(context: WorkCardContext, entry: LibraryEntry): TemplateResult {
  const { i18n: { t, language }, now } = context;
  const title = localized(entry.title, language);
  return html`<li class="work gone" data-work=${entry.id}><h3 dir="auto">${title}</h3>
    <p class="soft">${t('library.deletedOn', { time: relativeTime(entry.deleted ?? now, { now, language }) })}</p>
    <div class="actions"><button type="button" class="button" aria-label=${t('library.restoreOf', { title })} @click=${() => { context.restore(entry); }}>${t('library.restore')}</button>
      <button type="button" class="button quiet" aria-label=${t('library.purgeOf', { title })} @click=${() => { context.purge(entry); }}>${t('library.purge')}</button></div></li>`;
}
