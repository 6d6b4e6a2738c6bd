/**
 * A word diff as it is drawn everywhere: what is gone is struck through, what is new is underlined; colour only helps.
 * Screen readers hear "deleted: …" and "added: …", because they pass over <del> and <ins>.
 */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { DiffPart } from '../../core/text/diff.ts';
import { wordDiff } from '../../core/text/diff.ts';
import { withOddSigns } from './odd-signs.ts';

/** From `a` to `b`. `lang`: the language of the texts, a BCP 47 tag. */
export function wordDiffView({ a, b, lang }: { a: string; b: string; lang: string }, t: LocalizeController['t']): TemplateResult {
  return html`<span class="diff" lang=${lang} dir="auto">${wordDiff(a, b, lang).map((part) => partView(part, t))}</span>`;
}

function partView({ kind, text }: DiffPart, t: LocalizeController['t']): unknown {
  switch (kind) {
    case 'same': return withOddSigns(text);
    case 'removed': return html`<del><span class="visually-hidden">${t('suggestion.removed')} </span>${withOddSigns(text)}<span class="visually-hidden">; </span></del>`;
    case 'added': return html`<ins><span class="visually-hidden">${t('suggestion.added')} </span>${withOddSigns(text)}<span class="visually-hidden">; </span></ins>`;
    default: return kind satisfies never;
  }
}
