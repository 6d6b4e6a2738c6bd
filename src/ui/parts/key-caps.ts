/** Keys as small caps in the notation of this machine. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { keyCaps, onMac } from '../controllers/keys.ts';

/** `keys` in the writing of controllers/keys.ts, e.g. 'Mod+K'. */
export function keyCapsView(keys: string): TemplateResult {
  const plus = onMac() ? '' : '+';
  return html`<span class="keys">${keyCaps(keys).map((cap, at) => html`${at > 0 ? html`<span class="visually-hidden">${plus}</span>` : ''}<kbd>${cap}</kbd>`)}</span>`;
}

export const keyCapsStyles = css`
  .keys { display: inline-flex; gap: 0.2em; white-space: nowrap; }
  .keys kbd { min-inline-size: 1.6em; text-align: center; background: var(--dm-paper); }
`;
