/** The parts of an OOXML package and what they say about each other (ECMA-376 part 2, §6.5). */
import { TABLE_AUTHOR } from './table-contents.ts';
import { TABLE_ELEMENT_LIMIT } from './text-limits.ts';
import type { XmlElement, XmlHandler } from './xml.ts';
import { XmlReader } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Relation { readonly id: string; /** The last word of its type. */ readonly kind: string; readonly target: string }

/** Gives a part to a handler; false: the package has none of this name. */
export function readPart(zip: Zip, name: string, handler: XmlHandler): boolean {
  if (name === '' || !zip.has(name)) return false;
  const reader = new XmlReader(handler, TABLE_ELEMENT_LIMIT);
  zip.read(name, (piece) => reader.write(piece));
  reader.end();
  return true;
}

/** What a part refers to inside the package; of the package itself: ''. */
export function relationsOf(zip: Zip, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1, folder = part.slice(0, slash), relations: Relation[] = [];
  readPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, opening((element) => {
    if (element.local !== 'Relationship' || valueOf(element, 'TargetMode') === 'External') return;
    relations.push({ id: valueOf(element, 'Id'), kind: lastWord(valueOf(element, 'Type')), target: resolved(folder, valueOf(element, 'Target')) });
  }));
  return relations;
}

export function targetOf(relations: readonly Relation[], kind: string): string {
  return relations.find((relation) => relation.kind.toLowerCase() === kind.toLowerCase())?.target ?? '';
}

/** A handler that only looks at the beginnings of elements. */
export function opening(open: (element: XmlElement) => void): XmlHandler {
  return { open, text: () => undefined, close: () => undefined };
}

/** An attribute by its local name, whatever its namespace; '' if it is not there. */
export function valueOf({ attributes }: XmlElement, name: string): string {
  return attributes.find(({ local }) => local === name)?.value ?? '';
}

function lastWord(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop(); else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Who saved the package last, and when. The name under which we write says nothing about anybody. */
export function lastSaved(zip: Zip): { readonly person: string; readonly modified: number } {
  let inside = '', person = '', modified = '';
  readPart(zip, targetOf(relationsOf(zip, ''), 'core-properties') || 'docProps/core.xml', {
    open: ({ local }) => { inside = local; },
    text: (text) => { if (inside === 'lastModifiedBy') person += text; else if (inside === 'modified') modified += text; },
    close: () => { inside = ''; },
  });
  return { person: person.trim() === TABLE_AUTHOR ? '' : person.trim(), modified: Date.parse(modified) };
}
