/** How far something is, as a bar. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

/** `share`: what is known to be done; null: that it goes on is all that is known. */
export function progressView(share: number | null, label: string): TemplateResult {
  return html`<progress max="1" value=${share ?? nothing} aria-label=${label}></progress>`;
}
