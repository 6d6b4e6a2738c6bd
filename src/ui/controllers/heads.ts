/** The heads of the columns on the work page: what they say, and what comes of their menus and handles. */
import type { ReactiveControllerHost } from 'lit';
import type { VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import { theWork } from '../../core/units.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { ColumnAct } from '../column-acts.ts';
import { actOnColumn, copyVersion, directOf, downloadVersion } from '../column-acts.ts';
import { AnnounceEvent } from '../events.ts';
import { columnName, columnWord } from '../localized.ts';
import type { HeadsContext } from '../parts/column-heads.ts';
import type { DmMenu } from '../parts/menu.ts';
import type { ColumnsController } from './columns.ts';
import type { PlaceController } from './place.ts';
import type { ScrollSyncController } from './scroll-sync.ts';

interface HeadsHost extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: Workbench;
  readonly i18n: LocalizeController;
  readonly columns: ColumnsController;
  readonly place: PlaceController;
  readonly sync: ScrollSyncController;
}

export class HeadsController {
  readonly #host: HeadsHost;
  /** Reading on a phone: the column on screen. */
  #current: VersionId | null = null;

  constructor(host: HeadsHost) { this.#host = host; }

  get context(): HeadsContext {
    const { columns, i18n, workbench } = this.#host, { tables } = workbench;
    const nameOf = (version: Version): string => columnName(version, columns.versions, i18n);
    return {
      columns: columns.shown, versions: columns.versions, pivot: theWork(tables).pivot, nameOf, wordOf: (version) => columnWord(version, columns.versions, i18n), i18n,
      current: this.#leading, go: (id) => { this.#show(id); },
      act: (act: ColumnAct, version) => { this.#act(act, version, nameOf(version)); },
      copy: (version) => { void copyVersion(tables, { id: version.id, name: nameOf(version), i18n }).then((said) => { this.#announce(said, { shown: true }); }); },
      download: (version) => { downloadVersion(tables, version); },
      divide: (first, second, share) => { columns.divide(first, second, share); },
      move: (id, target) => { columns.moveTo(id, target); },
      directOf: ({ id }) => directOf(tables, id),
      removeDirect: (alignment, names) => { void import('../direct-alignments.ts').then(({ removeDirect }) => { removeDirect(workbench, { alignment, names, i18n, from: this.#host }); }); },
    };
  }

  get #leading(): VersionId | null { return this.#current ?? this.#host.columns.shown[0]?.version.id ?? null; }

  /** From a column's own menu: the focus stays with the column, or goes to its neighbour when it was hidden. */
  #act(act: ColumnAct, { id }: Version, name: string): void {
    const { columns, i18n, renderRoot } = this.#host;
    const at = columns.shown.findIndex(({ version }) => version.id === id);
    this.#announce(actOnColumn(columns, act, { id, name, i18n }));
    void this.#host.updateComplete.then(() => {
      const { shown } = columns;
      const next = shown.find(({ version }) => version.id === id) ?? shown[at] ?? shown.at(-1);
      renderRoot.querySelector<DmMenu>(`.head[data-version="${CSS.escape(next?.version.id ?? '')}"] dm-menu`)?.focus();
    });
  }

  /** Reading on a phone: brings a column into view, at the place where the one before it was. */
  #show(id: VersionId): void {
    const { renderRoot, place, sync } = this.#host;
    const leading = renderRoot.querySelector(`.scroller[data-version="${CSS.escape(this.#leading ?? '')}"]`);
    place.release();
    if (leading) sync.lead(leading);
    renderRoot.querySelector(`.scroller[data-version="${CSS.escape(id)}"]`)?.scrollIntoView({ inline: 'start', block: 'nearest' });
    this.#current = id;
    this.#host.requestUpdate();
  }

  #announce(sentence: string, options?: { shown: boolean }): void { this.#host.dispatchEvent(new AnnounceEvent(sentence, options)); }
}
