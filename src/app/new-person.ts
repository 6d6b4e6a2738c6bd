/** Who works here, where nobody has said so yet. */
import { asId } from '../core/ids.ts';
import type { Author } from '../core/model.ts';
import type { Store } from '../store/types.ts';

/** Tabs that open for the first time side by side agree on one person: the first wins. Where nothing can be written it lasts as long as the page. */
export async function newPerson(store: Store, env: { readonly newId: (prefix: string) => string }): Promise<Author> {
  const fresh: Author = { personId: asId(env.newId('per')), name: '' };
  const kept = await store.keepFact('person', fresh);
  return kept.ok ? kept.value as Author : fresh;
}
