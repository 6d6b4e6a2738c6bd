/** The heads of the columns: language, whether it is the original, the column's menu, the splitter to the next one. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AlignmentId, VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { ColumnAct, DirectAlignment } from '../column-acts.ts';
import type { Column } from '../controllers/columns.ts';
import type { ColumnDivideEvent } from '../events.ts';
import { ActionEvent, AlignDirectlyEvent, RealignEvent } from '../events.ts';
import { icon } from './icons.ts';
import './menu.ts';
import './splitter.ts';

export interface HeadsContext {
  readonly columns: readonly Column[];
  /** Of the work, hidden ones included. */
  readonly versions: readonly Version[];
  /** The version that the others are aligned to: it can only be replaced. */
  readonly pivot: VersionId;
  readonly nameOf: (version: Version) => string;
  /** The name inside a sentence. */
  readonly wordOf: (version: Version) => string;
  readonly i18n: LocalizeController;
  /** On a phone in the reading layout the heads are the tabs: the column that is on screen, and the way to go to another. */
  readonly current: VersionId | null;
  readonly go: (id: VersionId) => void;
  readonly act: (act: ColumnAct, version: Version) => void;
  readonly copy: (version: Version) => void;
  readonly download: (version: Version) => void;
  readonly divide: (first: VersionId, second: VersionId, share: number) => void;
  readonly move: (id: VersionId, target: VersionId) => void;
  /** Alignments of a version with others, without the original. */
  readonly directOf: (version: Version) => readonly DirectAlignment[];
  readonly removeDirect: (alignment: AlignmentId, names: { first: string; second: string }) => void;
}

/** `grid`: the heads are the first row of a grid. */
export function columnHeads(context: HeadsContext, { grid }: { grid: boolean }): TemplateResult {
  const heads = context.columns.map((column, at) => head(context, column, { at, grid }));
  return grid
    ? html`<div class="heads" role="row" aria-rowindex="1">${heads}</div>`
    : html`<div class="heads">${heads}</div>`;
}

function head(context: HeadsContext, { version, width }: Column, { at, grid }: { at: number; grid: boolean }): TemplateResult {
  const { i18n, columns } = context;
  const name = context.nameOf(version);
  const kind = i18n.t(version.kind === 'original' ? 'work.original' : 'work.translation');
  const next = columns[at + 1];
  return html`<div class="head" role=${grid ? 'columnheader' : nothing} aria-colindex=${grid ? at + 1 : nothing} aria-label=${grid ? `${name} · ${kind}` : nothing}
    data-version=${version.id} ?data-current=${version.id === context.current}
    @dragover=${onDragOver} @dragleave=${onDragLeave} @drop=${(event: DragEvent) => { onDrop(event, version.id, context); }}>
    <span class="head-name" role="presentation" draggable="true" title=${i18n.t('columns.drag')} @dragstart=${(event: DragEvent) => { onDragStart(event, version.id); }} @dragend=${onDragEnd}>
      <span class="language">${name}</span> <span class="kind">${kind}</span>
    </span>
    <button type="button" class="tab" aria-pressed=${version.id === context.current} aria-label=${i18n.t('columns.go', { name })} @click=${() => { context.go(version.id); }}>${name}</button>
    ${headMenu(context, version, { at, name })}
    ${next ? html`<dm-splitter .share=${width / (width + next.width) * 100} aria-label=${i18n.t('columns.width', { name })}
      aria-valuetext=${i18n.t('columns.widthValue', { percent: Math.round(width / (width + next.width) * 100) })}
      @dm-column-divide=${({ share }: ColumnDivideEvent) => { context.divide(version.id, next.version.id, share); }}></dm-splitter>` : nothing}
  </div>`;
}

function headMenu(context: HeadsContext, version: Version, { at, name }: { at: number; name: string }): TemplateResult {
  const { i18n, columns, pivot, act, copy, download } = context, { t } = i18n;
  return html`<dm-menu icon="more" label=${t('columns.actions', { name })}>
    <button type="button" role="menuitem" class="menu-item" ?disabled=${at === 0} @click=${() => { act('left', version); }}>${icon('left')}${t('columns.moveLeft')}</button>
    <button type="button" role="menuitem" class="menu-item" ?disabled=${at === columns.length - 1} @click=${() => { act('right', version); }}>${icon('right')}${t('columns.moveRight')}</button>
    <button type="button" role="menuitem" class="menu-item" ?disabled=${columns.length === 1} @click=${() => { act('hide', version); }}>${icon('hide')}${t('columns.hide')}</button>
    <hr class="menu-rule">
    <button type="button" role="menuitem" class="menu-item" @click=${() => { copy(version); }}>${icon('copy')}${t('columns.copy')}</button>
    <button type="button" role="menuitem" class="menu-item" @click=${() => { download(version); }}>${icon('download')}${t('columns.download')}</button>
    <hr class="menu-rule">
    <button type="button" role="menuitem" class="menu-item" @click=${ask('version.describe', version.id)}>${icon('edit')}${t('columns.describe')}</button>
    <button type="button" role="menuitem" class="menu-item" @click=${ask('version.replace', version.id)}>${icon('replace')}${t('columns.replace')}</button>
    <button type="button" role="menuitem" class="menu-item" ?disabled=${version.id === pivot} @click=${ask('version.remove', version.id)}>${icon('bin')}${t('columns.remove')}</button>
    ${version.alignment === null ? nothing : html`<button type="button" role="menuitem" class="menu-item" @click=${({ currentTarget }: Event) => { currentTarget?.dispatchEvent(new RealignEvent(version.id)); }}>${icon('aligned')}${i18n.t('realign.act')}</button>`}
    ${directAlignments(context, version)}
    <button type="button" role="menuitem" class="menu-item" @click=${ask('work.addVersion', null)}>${icon('plus')}${t('columns.addVersion')}</button>
  </dm-menu>`;
}

/** With every other version but the one that all are aligned to anyway. */
function directAlignments({ i18n, versions, pivot, nameOf, directOf, removeDirect }: HeadsContext, version: Version): readonly TemplateResult[] {
  if (version.id === pivot) return [];
  const there = directOf(version), others = versions.filter(({ id }) => id !== version.id && id !== pivot);
  const removable = others.flatMap((other) => there.filter((one) => one.other === other.id).map(({ alignment }) => html`<button type="button" role="menuitem" class="menu-item"
    @click=${() => { removeDirect(alignment, { first: nameOf(version), second: nameOf(other) }); }}>${icon('cross')}${i18n.t('realign.direct.remove', { name: nameOf(other) })}</button>`));
  return others.map((other) => html`<button type="button" role="menuitem" class="menu-item"
    @click=${({ currentTarget }: Event) => { currentTarget?.dispatchEvent(new AlignDirectlyEvent(version.id, other.id)); }}>${icon('link')}${i18n.t('columns.alignDirectly', { name: nameOf(other) })}</button>`).concat(removable);
}

/** What concerns the version as a whole, or the work, is done by the frame. */
function ask(action: string, version: VersionId | null): (event: Event) => void {
  return ({ currentTarget }) => { currentTarget?.dispatchEvent(new ActionEvent(action, version)); };
}

/** A private type, so that a dragged file or a link is no column. */
const DRAGGED = 'application/x-dragoman-column';

function onDragStart({ dataTransfer, currentTarget }: DragEvent, id: VersionId): void {
  dataTransfer?.setData(DRAGGED, id);
  if (dataTransfer) dataTransfer.effectAllowed = 'move';
  (currentTarget as HTMLElement).toggleAttribute('data-dragged', true);
}

function onDragEnd({ currentTarget }: DragEvent): void { (currentTarget as HTMLElement).toggleAttribute('data-dragged', false); }

function onDragOver(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes(DRAGGED)) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).toggleAttribute('data-over', true);
}

function onDragLeave({ currentTarget }: DragEvent): void { (currentTarget as HTMLElement).toggleAttribute('data-over', false); }

function onDrop(event: DragEvent, target: VersionId, { move }: HeadsContext): void {
  onDragLeave(event);
  const id = event.dataTransfer?.getData(DRAGGED);
  if (!id) return;
  event.preventDefault();
  move(id as VersionId, target);
}
