/** Comments in a DOCX, as Word writes them: the part, who answers whom, and the anchors in the body. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

interface WordComment { readonly id: number; readonly author: string; readonly text: string; readonly answers?: number; /** The words of the body that it is about. */ readonly anchor: string }

export const CUSTOM_COMMENTS: readonly WordComment[] = [
  { id: 0, author: 'Anna', text: 'A better word?', anchor: 'Первое' },
  { id: 1, author: 'Борис', text: 'No, it is fine.', answers: 0, anchor: 'Первое' },
  { id: 2, author: 'Anna', text: 'About the whole sentence.', anchor: 'Second sentence.' },
  { id: 3, author: 'Anna', text: 'On the title.', anchor: 'A statement' },
];

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', NEWER = 'http://schemas.microsoft.com/office/2011/relationships';

const paraId = (id: number): string => `00000A${id}`;

export function withComments(bytes: Uint8Array, comments: readonly WordComment[]): Uint8Array {
  const files = unzipSync(bytes), text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  files['word/comments.xml'] = strToU8(`<w:comments ${W}>${comments.map(({ id, author, text: words }) =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-11-20T10:00:00Z"><w:p w14:paraId="${paraId(id)}"><w:r><w:annotationRef/></w:r><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`).join('')}</w:comments>`);
  files['word/commentsExtended.xml'] = strToU8(`<w15:commentsEx ${W}>${comments.map(({ id, answers }) =>
    `<w15:commentEx w15:paraId="${paraId(id)}"${answers === undefined ? '' : ` w15:paraIdParent="${paraId(answers)}"`} w15:done="0"/>`).join('')}</w15:commentsEx>`);
  files['word/_rels/document.xml.rels'] = strToU8(text('word/_rels/document.xml.rels').replace('</Relationships>',
    `<Relationship Id="c1" Type="${TYPE}/comments" Target="comments.xml"/><Relationship Id="c2" Type="${NEWER}/commentsExtended" Target="commentsExtended.xml"/></Relationships>`));
  const starts = (anchor: string): string => comments.filter((one) => one.anchor === anchor).map(({ id }) => `<w:commentRangeStart w:id="${id}"/>`).join('');
  const ends = (anchor: string): string => comments.filter((one) => one.anchor === anchor).map(({ id }) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join('');
  let body = text('word/document.xml');
  for (const anchor of new Set(comments.map((one) => one.anchor))) {
    body = body.replace(new RegExp(`<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t[^>]*>${anchor}([^<]*)</w:t></w:r>`), (_, looks: string, rest: string) =>
      `${starts(anchor)}<w:r>${looks}<w:t xml:space="preserve">${anchor}</w:t></w:r>${ends(anchor)}<w:r>${looks}<w:t xml:space="preserve">${rest}</w:t></w:r>`);
  }
  files['word/document.xml'] = strToU8(body);
  return zipSync(files);
}
