/** Files from and to others as the frame knows them: fed by drops and by undo, followed when something ends. Loaded when first wanted. */
import type { ExchangePort } from '../../app/exchange-types.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { ChangeId } from '../../core/ids.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { NewsAct } from '../events.ts';
import { listen } from '../events.ts';
import { backText, doneNews, exchangeFailureText, sentText } from '../parts/exchange/exchange-words.ts';
import '../parts/import/job-chip.ts';
import type { Route } from '../router.ts';
import { hrefOf } from '../router.ts';
import type { ExchangeStep, TakingBack } from './exchanging.ts';
import { Exchanging, isCancelled, TakenBackEvent } from './exchanging.ts';
import { Sending } from './sending.ts';

/** The frame, as far as the exchange needs it. */
export interface ExchangeFrame {
  readonly workbench: () => Workbench | undefined;
  readonly route: () => Route;
  readonly i18n: LocalizeController;
  readonly say: (news: { sentence: string; shown: boolean; act?: NewsAct }) => void;
  readonly go: (hash: string) => void;
  /** Something began or ended. */
  readonly changed: () => void;
}

const PAGE = hrefOf({ page: 'exchange' });

export class ExchangeHost {
  readonly exchanging: Exchanging;
  readonly sending: Sending;
  readonly #frame: ExchangeFrame;
  #step: ExchangeStep;
  #runs = false;

  constructor(port: ExchangePort, frame: ExchangeFrame) {
    this.#frame = frame;
    this.exchanging = new Exchanging(port);
    this.sending = new Sending(port);
    this.#step = this.exchanging.step;
    this.exchanging.addEventListener('change', () => { this.#follow(); });
    this.sending.addEventListener('change', () => { this.#tellSent(); });
    listen(this.exchanging, TakenBackEvent, ({ kind, done }) => { this.#tellBack(kind, done); });
  }

  /** What goes on where nobody watches it, and the page where one can. */
  get going(): { readonly job: Exchanging; readonly what: 'exchange'; readonly href: string } | null {
    const { running, back } = this.exchanging;
    return running && (back || !this.#isWatched) ? { job: this.exchanging, what: 'exchange', href: PAGE } : null;
  }

  /** Leads to the page and looks at the file; several are looked at one at a time. */
  take([file, ...others]: readonly File[]): void {
    const { say, i18n, go } = this.#frame, work = this.#frame.workbench()?.work;
    if (!file || work === undefined) return;
    go(PAGE);
    if (!this.exchanging.free) { say({ sentence: i18n.t('exchange.busyNow'), shown: true }); return; }
    if (others.length > 0) say({ sentence: i18n.t('exchange.oneAtATime', { name: file.name }), shown: true });
    void this.exchanging.look(file, work);
  }

  /** Undo or redo of a merge: worked out in pieces, with the chip in the header to watch and cancel it. */
  takeBack(change: ChangeId, kind: TakingBack): void {
    const { say, i18n } = this.#frame;
    void this.exchanging.takeBack(change, kind).then((begun) => { if (!begun) say({ sentence: i18n.t('exchange.busyNow'), shown: true }); });
    if (this.exchanging.back?.change === change) say({ sentence: i18n.t(kind === 'undo' ? 'exchange.done.undoing' : 'exchange.done.redoing'), shown: false });
  }

  get #isWatched(): boolean { return this.#frame.route().page === 'exchange'; }

  /** Whoever watches is told by the page; whoever works elsewhere is told here, and stays. */
  #follow(): void {
    const { step, running } = this.exchanging, before = this.#step;
    this.#step = step;
    if (step.at !== before.at && !this.#isWatched) this.#tell(step);
    if ((running !== null) !== this.#runs) { this.#runs = running !== null; this.#frame.changed(); }
  }

  #tell(step: ExchangeStep): void {
    const { say, i18n, go } = this.#frame;
    const show: NewsAct = { label: i18n.t('exchange.show'), run: () => { go(PAGE); } };
    switch (step.at) {
      case 'preview': say({ sentence: i18n.t('exchange.receive.read', { name: step.preview.fileName }), shown: true, act: show }); break;
      case 'done': say({ sentence: doneNews(step, i18n), shown: true, act: show }); break;
      case 'failed': say({ sentence: exchangeFailureText(step.failure, i18n), shown: true, act: show }); break;
      default: // the rest was asked for by the person, or goes on
    }
  }

  #tellSent(): void {
    const { end, running } = this.sending;
    if (end && !running && !this.#isWatched) this.#frame.say({ sentence: sentText(end, this.#frame.i18n), shown: true });
  }

  #tellBack(kind: TakingBack, done: TakenBackEvent['done']): void {
    const { say, i18n } = this.#frame;
    if (!done.ok && isCancelled(done)) say({ sentence: i18n.t('exchange.receive.stopped'), shown: true });
    else say({ sentence: done.ok ? backText(kind, i18n) : exchangeFailureText(done, i18n), shown: true });
  }
}
