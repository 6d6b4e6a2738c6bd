/** What another choice of keys would change, asked before it is made: action by action, the keys as they are and as they would be. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { Action } from '../controllers/actions.ts';
import type { KeyDifference } from '../controllers/key-conflicts.ts';
import type { KeyFileError, KeyFileIssue } from '../controllers/key-map-file.ts';
import { keyText } from '../controllers/keys.ts';
import { bytesText } from '../bytes.ts';
import { keyCapsView } from './key-caps.ts';

type I18n = Pick<LocalizeController, 't' | 'language' | 'number'>;

/** All keys of an action, or the word that it has none. */
export function keysView(keys: readonly string[], { t }: Pick<I18n, 't'>): TemplateResult {
  return keys.length === 0 ? html`<span class="none">${t('keys.none')}</span>` : html`<span class="caps">${keys.map((one) => keyCapsView(one))}</span>`;
}

export function differencesView(differences: readonly KeyDifference[], i18n: I18n): TemplateResult {
  const { t } = i18n;
  if (differences.length === 0) return html`<p>${t('keys.noDifferences')}</p>`;
  return html`<p id="differences">${t('keys.differences', { count: differences.length })}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="differences"><table>
      <thead><tr><th scope="col">${t('keys.action')}</th><th scope="col">${t('keys.before')}</th><th scope="col">${t('keys.after')}</th></tr></thead>
      <tbody>${differences.map(({ action, before, after }) => html`<tr><th scope="row">${action.label(t)}</th><td>${keysView(before, i18n)}</td><td>${keysView(after, i18n)}</td></tr>`)}</tbody>
    </table></div>`;
}

/** What of a file was left out. Actions are named as a person knows them. */
export function issuesView(issues: readonly KeyFileIssue[], actions: readonly Action[], { t }: I18n): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  const nameOf = (id: string): string => actions.find((one) => one.id === id)?.label(t) ?? id;
  const sentence = (issue: KeyFileIssue): string => {
    const action = nameOf(issue.action);
    switch (issue.code) {
      case 'unknown': return t('keys.issue.unknown', { action });
      case 'fixed': return t('keys.issue.fixed', { action });
      case 'malformed': return t('keys.issue.malformed', { action, keys: issue.keys });
      case 'refused': return `${action}: ${t(`keys.no.${issue.problem}`, { keys: keyText(issue.keys) })}`;
      case 'conflict': return t('keys.issue.conflict', { action, keys: keyText(issue.keys), other: nameOf(issue.other) });
      default: return issue satisfies never;
    }
  };
  return html`<p>${t('keys.issues')}</p><ul class="issues">${issues.map((issue) => html`<li>${sentence(issue)}</li>`)}</ul>`;
}

export function errorSentence({ code, params }: KeyFileError | { readonly code: 'unreadable'; readonly params: KeyFileError['params'] }, { t, language, number }: I18n): string {
  const of = (name: string): number => Number(params[name] ?? 0);
  switch (code) {
    case 'tooLarge': return t('keys.bad.tooLarge', { size: bytesText(of('size'), language), limit: bytesText(of('limit'), language) });
    case 'tooMany': return t('keys.bad.tooMany', { limit: number(of('limit')) });
    case 'newer': return t('keys.bad.newer', { version: of('version') });
    case 'profile': return t('keys.bad.profile', { profile: String(params['profile'] ?? '') });
    default: return t(`keys.bad.${code}`);
  }
}
