/** What is suggested for the same sentences stands together: the other languages beside it once, then a card for each. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SuggestionId, VersionId } from '../../../core/ids.ts';
import { repliesTo } from '../../../core/notes.ts';
import type { Author } from '../../../core/model.ts';
import { runText } from '../../../core/forwards.ts';
import type { Tables } from '../../../core/tables.ts';
import { wordDiff } from '../../../core/text/diff.ts';
import { versionsOf } from '../../../core/units.ts';
import { directionOf } from '../../direction.ts';
import { columnName } from '../../localized.ts';
import type { ReviewGroup, ReviewItem } from '../../review-view.ts';
import { kindsOf } from '../../review-view.ts';
import { hrefOf } from '../../router.ts';
import type { SuggestionCard } from '../suggestion-card.ts';
import '../suggestion-card.ts';
import type { SuggestionLook } from '../suggestion-views.ts';
import { authorName, proposalWords } from '../suggestion-views.ts';
import type { RowsContext } from './rows-preview.ts';
import { rowsPreview } from './rows-preview.ts';

export interface GroupContext extends RowsContext {
  readonly person: Author;
  readonly current: SuggestionId | undefined;
  readonly selection: ReadonlySet<SuggestionId>;
  /** How many are listed, and the place of one among them, from 1. */
  readonly count: number;
  readonly placeOf: (item: ReviewItem) => number;
  readonly point: (suggestion: SuggestionId) => void;
  readonly toggle: (suggestion: SuggestionId) => void;
  readonly busy: (suggestion: SuggestionId, busy: boolean) => void;
}

export function reviewGroup(context: GroupContext, { items }: ReviewGroup): TemplateResult {
  const { i18n: { t } } = context, [first] = items;
  if (!first) return html``;
  // Where rows are shown they need the room, and the other languages stand in them.
  const besides = items.some(({ suggestion: { proposes } }) => proposes?.kind !== 'links');
  const segment = first.run[0]?.id, name = sentenceName(first, context);
  return html`<section class="group">
    <h2>${segment === undefined || first.number === undefined ? t('review.gone') : html`<a href=${hrefOf({ page: 'work', at: segment })} title=${t('review.act.show')}>${name}</a>`}</h2>
    <div class="columns ${besides ? '' : 'alone'}"><div class="cards">${repeat(items, ({ suggestion: { id } }) => id, (item) => itemView(context, item))}</div>${besides ? besideView(context, first) : nothing}</div>
  </section>`;
}

function itemView(context: GroupContext, item: ReviewItem): TemplateResult {
  const { i18n, current, selection, person, tables } = context, { suggestion } = item, { id } = suggestion, here = id === current, { t } = i18n;
  const lang = langOf(item, tables), state = item.run[0]?.state ?? null;
  const kinds = kindsOf(suggestion).map((kind) => t(`review.kinds.${kind}`));
  return html`<article class="item ${here ? 'here' : ''} ${selection.has(id) ? 'selected' : ''}" data-suggestion=${id} tabindex=${here ? 0 : -1} aria-posinset=${context.placeOf(item)} aria-setsize=${context.count}
    aria-label=${[sentenceName(item, context), ...kinds, authorName(suggestion.author, context)].join(' · ')} aria-describedby="says-${id}" @focusin=${() => { context.point(id); }}>
    <input class="select" type="checkbox" tabindex=${here ? 0 : -1} aria-label=${t('review.select')} title=${t('review.select')} .checked=${selection.has(id)} @change=${() => { context.toggle(id); }}>
    <dm-suggestion-card full .suggestion=${suggestion} .current=${item.current} .textLang=${lang} .person=${person} .state=${state} .replies=${repliesTo(tables, id)}
      .rows=${rowsPreview(context, suggestion)} .tabStop=${here} @mode=${({ currentTarget }: Event) => { context.busy(id, (currentTarget as SuggestionCard).mode !== null); }}></dm-suggestion-card>
    <span id="says-${id}" hidden>${inWords({ suggestion, current: item.current, lang, i18n, person, state })}</span>
  </article>`;
}

/** How long a description may be that is read out at each step. */
const LONGEST = 300;

/** What is proposed, for the ear: only what would be deleted and added, and the reason. */
function inWords(look: SuggestionLook): string {
  const { suggestion, current, lang, i18n: { t } } = look;
  const changes = suggestion.proposes ? [proposalWords(look)]
    : suggestion.text === current ? [t('suggestion.same')]
      : wordDiff(current, suggestion.text, lang).flatMap(({ kind, text }) => (kind === 'same' || text.trim() === '' ? [] : [`${t(`suggestion.${kind}`)} ${text.trim()}`]));
  const said = [...changes, suggestion.reason === '' ? '' : t('suggestion.reason', { reason: suggestion.reason })].filter((one) => one !== '').join('; ');
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
}

/** The other columns of the row, as they read now. */
function besideView({ tables, i18n }: GroupContext, { unit, run, suggestion }: ReviewItem): TemplateResult | typeof nothing {
  const own: VersionId = run[0]?.version ?? suggestion.version, versions = versionsOf(tables), others = versions.filter(({ id }) => id !== own);
  if (!unit || others.length === 0) return nothing;
  return html`<dl class="beside" aria-label=${i18n.t('review.beside')}>${others.map((version) => {
    const segments = (unit.cells.get(version.id) ?? []).flatMap((id) => tables.get('segment', id) ?? []);
    return html`<div><dt>${columnName(version, versions, i18n)}</dt>${segments.length === 0 ? html`<dd class="none">${i18n.t('work.empty')}</dd>`
      : html`<dd lang=${version.lang} dir=${directionOf(version.lang)}>${runText(segments)}</dd>`}</div>`;
  })}</dl>`;
}

function langOf({ run, suggestion }: ReviewItem, tables: Tables): string {
  return tables.get('version', run[0]?.version ?? suggestion.version)?.lang ?? 'und';
}

function sentenceName(item: ReviewItem, { i18n, tables }: Pick<GroupContext, 'i18n' | 'tables'>): string {
  const { number, run } = item, language = i18n.languageWord(langOf(item, tables));
  if (number === undefined) return i18n.t('review.gone');
  return run.length > 1 ? i18n.t('review.sentences', { numbers: `${i18n.number(number)}–${i18n.number(number + run.length - 1)}`, language }) : i18n.t('review.sentence', { number: i18n.number(number), language });
}
