import { expect, fixture, html } from '@open-wc/testing';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import type { ImportRoute } from '../../../src/ui/controllers/importing.ts';
import { Importing } from '../../../src/ui/controllers/importing.ts';
import '../../../src/ui/parts/import/language-field.ts';
import type { ImportPage } from '../../../src/ui/pages/import-page.ts';
import '../../../src/ui/pages/import-page.ts';
import { AnnounceEvent, listen } from '../../../src/ui/events.ts';
import { VERSION, openTestWorkbench, speak } from '../fixture.ts';
import { FakeImports, FakeRealigning, failure, readText } from '../import-fakes.ts';

const ru = readText({ name: 'novel.ru.txt', lang: 'ru', langSure: false, lines_: ['Первое предложение.', 'Второе предложение.', 'Третье.'], encodings: ['windows-1251', 'koi8-r'], encoding: 'windows-1251' });

describe('dm-import-page', () => {
  let workbench: Workbench;
  let port: FakeImports;
  let importing: Importing;
  let page: ImportPage;

  const settle = async (): Promise<void> => { for (let turn = 0; turn < 3; turn++) { await new Promise((done) => { setTimeout(done, 10); }); await page.updateComplete; } };
  const open = async (route: ImportRoute = { page: 'add', what: 'work' }): Promise<void> => {
    page = await fixture(html`<dm-import-page .importing=${importing} .workbench=${workbench} .route=${route}></dm-import-page>`);
    await settle();
  };
  const one = <E extends HTMLElement>(selector: string): E => page.renderRoot.querySelector(selector) as E;
  const all = (selector: string): HTMLElement[] => [...page.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const zone = (): ShadowRoot => one('dm-file-zone').shadowRoot as ShadowRoot;
  const choose = async (...names: string[]): Promise<void> => {
    const data = new DataTransfer();
    for (const name of names) data.items.add(new File(['x'], name));
    const input = zone().querySelector('input') as HTMLInputElement;
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await settle();
  };
  const paste = async (text: string, on: () => Element = () => zone().querySelector('textarea') as Element): Promise<void> => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data }); // Firefox does not take it from the constructor
    on().dispatchEvent(event);
    await settle();
  };
  const select = async (label: string, value: string): Promise<void> => {
    const found = all('label.choice').find((choice) => choice.textContent.includes(label))?.querySelector('select') as HTMLSelectElement;
    found.value = value;
    found.dispatchEvent(new Event('change'));
    await settle();
  };
  const submit = async (): Promise<void> => { one('.foot .primary').click(); await settle(); };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    port = new FakeImports();
    port.texts['novel.ru.txt'] = { ok: true, value: ru };
    importing = new Importing(port, new FakeRealigning());
    await open();
  });

  // A job that runs holds the window open, also that of the test.
  afterEach(async () => { importing.job.cancel(); await settle(); });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}: empty, with texts, with one that cannot be read, while aligning`, async () => {
      await speak(language);
      await settle();
      await expect(page).to.be.accessible();
      port.texts['bad.doc'] = failure('binary');
      await choose('novel.en.txt', 'novel.ru.txt', 'bad.doc');
      await expect(page).to.be.accessible();
      all('.card .icon-button').at(-1)?.click();
      await settle();
      await submit();
      port.job?.watch.onBeads?.(1, [{ source: [0], target: [0], score: 1 }, { source: [1], target: [1, 2], score: 0.4 }]);
      port.job?.watch.onProgress({ share: 0.5, stage: 'align', version: 1 });
      await settle();
      await expect(page).to.be.accessible();
      expect(page.renderRoot.textContent).not.to.match(/import\.|library\.|\{\{/);
    });
    it(`has a sentence in ${language} for every way in which a text can be refused`, async () => {
      await speak(language);
      const CODES = ['empty', 'binary', 'tooLarge', 'tooMany', 'tooLong', 'badZip', 'zipBomb', 'encrypted', 'badXml', 'hostile', 'undecodable', 'timeLimit', 'crashed', 'cancelled', 'changed'] as const;
      for (const code of CODES) port.texts[code] = failure(code, { size: 3e9, limit: 1e8, count: 7, line: 3, column: 4, encoding: 'koi8-r', seconds: 60, detail: '' });
      await choose(...CODES);
      const said = all('.card [role=alert]').map((alert) => alert.textContent.trim());
      expect(said.length).to.equal(CODES.length);
      for (const sentence of said) expect(sentence).to.match(/^\p{Lu}.*\.$/u).and.not.to.match(/\{|import\.error/);
      expect(new Set(said).size).to.equal(CODES.length);
    });
  }
  it('makes a card of each file: name, language, counts and the first sentences in their language', async () => {
    await choose('novel.en.txt', 'novel.ru.txt');
    expect(all('.card h2').map((heading) => heading.textContent)).to.deep.equal(['Text 1: novel.en.txtnovel.en.txt', 'Text 2: novel.ru.txtnovel.ru.txt']);
    expect([...page.renderRoot.querySelectorAll('dm-language-field')].map(({ value }) => value)).to.deep.equal(['en', 'ru']);
    expect(one('.card:nth-child(2) .counts').textContent).to.contain('3 sentences · 2 paragraphs');
    expect(all('.card:nth-child(2) .preview li').map((line) => line.textContent)).to.deep.equal(['Первое предложение.', 'Второе предложение.', 'Третье.']);
    expect(one('.card:nth-child(2) .preview ol').getAttribute('lang')).to.equal('ru');
    expect(one('.card:nth-child(2) .preview ol').getAttribute('dir')).to.equal('auto');
  });
  it('marks a language that is a guess until the person has chosen one', async () => {
    await choose('novel.ru.txt');
    expect(one('.check').textContent).to.contain('please check');
    const field = one<HTMLElementTagNameMap['dm-language-field']>('dm-language-field');
    field.value = 'bg';
    field.dispatchEvent(new Event('change'));
    await settle();
    expect(one('.check')).to.equal(null);
    expect(port.asked.at(-1)?.choices).to.deep.equal({ lang: 'bg' });
  });
  it('reads again with another encoding, format and meaning of line breaks', async () => {
    await choose('novel.ru.txt');
    expect([...one('optgroup').querySelectorAll('option')].map((option) => option.textContent)).to.deep.equal(['Windows-1251', 'KOI8-R']);
    await select('Encoding', 'koi8-r');
    await select('A line break means', 'wrapped');
    await select('Format', 'markdown');
    expect(port.asked.at(-1)?.choices).to.deep.equal({ encoding: 'koi8-r', lines: 'wrapped', format: 'markdown' });
  });
  it('asks for no encoding where it is certain, and for no line breaks where the format says them', async () => {
    port.texts['a.docx'] = { ok: true, value: readText({ format: 'docx', encodings: [] }) };
    await choose('a.docx');
    expect(all('select').length).to.equal(0);
  });
  it('takes abbreviations, one on each line, and completes the full stop', async () => {
    await choose('novel.en.txt');
    const area = one<HTMLTextAreaElement>('.card textarea');
    area.value = 'approx\n cf. , vol.\n';
    area.dispatchEvent(new Event('change'));
    await settle();
    expect(port.asked.at(-1)?.choices.abbreviations).to.deep.equal(['approx.', 'cf.', 'vol.']);
  });
  it('says what a person should know about a text', async () => {
    port.texts['a.docx'] = { ok: true, value: readText({ issues: [{ code: 'trackedChanges', params: { count: 3 } }] }) };
    await choose('a.docx');
    expect(one('.issues[role=status]').textContent).to.contain('3 tracked changes');
  });
  it('shows no markup that a text holds, and no more of a sentence than one looks at', async () => {
    port.texts['a'] = { ok: true, value: readText({ lines_: ['<img src=x onerror="throw 1">', 'x'.repeat(100_000)] }) };
    await choose('a');
    expect(one('.preview img')).to.equal(null);
    expect(one('.preview li').textContent).to.equal('<img src=x onerror="throw 1">');
    expect(one('.preview li:nth-child(2)').textContent.length).to.be.lessThan(500);
  });
  it('unfolds more of the beginning', async () => {
    port.texts['a'] = { ok: true, value: readText({ lines_: Array.from({ length: 100 }, (_, at) => `Sentence ${at}.`) }) };
    await choose('a');
    const before = all('.preview li').length;
    one('.preview .button').click();
    await settle();
    expect(all('.preview li').length).to.be.greaterThan(before).and.to.be.lessThan(100);
  });
  it('takes what is pasted, in the field and beside it, and leaves the field free for the next version', async () => {
    await paste('One text.');
    await paste('Another text.', () => page);
    expect(port.asked.map(({ source }) => source)).to.deep.equal([{ pasted: 'One text.' }, { pasted: 'Another text.' }]);
    expect(zone().querySelector('textarea')?.value).to.equal('');
  });
  it('takes what was typed', async () => {
    const area = zone().querySelector('textarea') as HTMLTextAreaElement;
    expect(zone().querySelector<HTMLButtonElement>('form button')?.disabled).to.equal(true);
    area.value = 'Typed.';
    area.dispatchEvent(new Event('input'));
    await settle();
    zone().querySelector<HTMLElement>('form button')?.click();
    await settle();
    expect(port.asked[0]?.source).to.deep.equal({ pasted: 'Typed.' });
  });
  it('leaves a paste into one of its fields to the field', async () => {
    await choose('novel.en.txt');
    await paste('A title', () => one('.work-title input'));
    expect(all('.card').length).to.equal(1);
  });
  it('says what it took and what it left out', async () => {
    const said: string[] = [];
    listen(page, AnnounceEvent, ({ sentence }) => { said.push(sentence); });
    await choose(...Array.from({ length: 25 }, (_, at) => `${at}.txt`));
    expect(all('.card').length).to.equal(20);
    expect(said[0]).to.equal('20 texts taken. There is room for only 20 texts; the rest were left out.');
  });
  it('removes a card and gives its neighbour the focus', async () => {
    await choose('a', 'b');
    one('.card .icon-button').click();
    await settle();
    expect(all('.card').length).to.equal(1);
    expect(page.shadowRoot?.activeElement?.textContent).to.contain('b');
    one('.card .icon-button').click();
    await settle();
    expect(page.shadowRoot?.activeElement?.localName).to.equal('dm-file-zone');
  });
  it('does not add while a text is being read or could not be, and says why; it can be tried again', async () => {
    port.texts['bad'] = failure('crashed');
    await choose('novel.en.txt', 'bad');
    expect(one<HTMLButtonElement>('.foot .primary').disabled).to.equal(true);
    expect(one('#obstacle').textContent).to.contain('could not be read');
    expect(one('.card:nth-child(2) [role=alert]')).not.to.equal(null);
    delete port.texts['bad'];
    one('.card:nth-child(2) .actions .button').click();
    await settle();
    expect(one<HTMLButtonElement>('.foot .primary').disabled).to.equal(false);
    expect(one('#obstacle').textContent.trim()).to.equal('');
  });
  it('adds what was chosen: title, original, names and languages', async () => {
    await choose('novel.en.txt', 'novel.ru.txt');
    one('.card:nth-child(2) [type=radio]').click();
    const name = one<HTMLInputElement>('.card:nth-child(2) label.choice input');
    name.value = ' Second edition ';
    name.dispatchEvent(new Event('change'));
    await settle();
    const title = one<HTMLInputElement>('.work-title input');
    title.value = 'A Novel';
    title.dispatchEvent(new Event('input'));
    await submit();
    expect(port.job?.plan).to.deep.include({ title: 'A Novel', pivot: 1 });
    expect((port.job?.plan as { versions: { lang: string; name: string }[] }).versions.map(({ lang, name: called }) => [lang, called])).to.deep.equal([['en', ''], ['ru', 'Second edition']]);
  });
  it('shows rows as they become known, the doubtful ones with a sign and a word', async () => {
    await choose('novel.en.txt', 'novel.ru.txt');
    await submit();
    expect(page.shadowRoot?.activeElement?.id).to.equal('job');
    port.job?.watch.onProgress({ share: 0.426, stage: 'align', version: 1 });
    port.job?.watch.onBeads?.(1, [{ source: [0], target: [0], score: 0.99 }, { source: [1], target: [1, 2], score: 0.416 }]);
    await settle();
    expect(one<HTMLProgressElement>('progress').value).to.equal(0.426);
    expect(one('.share').textContent).to.equal('42% done');
    expect(one('.job [role=status]').textContent).to.equal('Aligning: Russian');
    expect(all('.rows tbody tr').map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).to.deep.equal([
      ['First sentence.', 'Первое предложение.'], ['doubtful (41%)Second sentence.', 'Второе предложение. Третье.']]);
    expect(all('.rows td').map((cell) => cell.lang)).to.deep.equal(['en', 'ru', 'en', 'ru']);
    port.job?.watch.onProgress({ share: 0.99, stage: 'save', version: 1 });
    await settle();
    expect(one('.job [role=status]').textContent).to.equal('Saving…');
  });
  it('comes back with the texts as they were when it is cancelled', async () => {
    await choose('novel.en.txt', 'novel.ru.txt');
    await submit();
    one('.job .button').click();
    await settle();
    expect(one('[role=alert]').textContent).to.equal('Cancelled. Nothing has been changed.');
    expect(all('.card').length).to.equal(2);
    expect(page.shadowRoot?.activeElement?.textContent).to.equal('Add and align');
  });
  it('says what went wrong with the storage', async () => {
    await choose('novel.en.txt', 'novel.ru.txt');
    await submit();
    port.job?.end({ ok: false, trouble: { code: 'quota', at: 'stage', params: { detail: '' } } });
    await settle();
    expect(one('[role=alert]').textContent).to.contain('storage is full');
  });
  it('keeps the texts while one looks at another page', async () => {
    await choose('novel.en.txt');
    page.remove();
    await open();
    expect(all('.card').length).to.equal(1);
  });

  describe('for a version', () => {
    beforeEach(() => open({ page: 'add', what: 'version' }));

    it('takes one text, and aligns it beside the original', async () => {
      await choose('novel.ru.txt');
      expect(one('dm-file-zone')).to.equal(null);
      expect(one('[type=radio]')).to.equal(null);
      expect(one('.work-title')).to.equal(null);
      await submit();
      expect(port.job?.kind).to.equal('version');
      port.job?.watch.onBeads?.(0, [{ source: [0], target: [0], score: 1 }]);
      await settle();
      const first = workbench.tables.segmentsOf(VERSION.en)[0]?.text;
      expect(all('.rows th').map((head) => head.textContent)).to.deep.equal(['English', 'Russian']);
      expect(all('.rows td').map((cell) => cell.textContent)).to.deep.equal([first, 'Первое предложение.']);
    });
    it('is not the page of a new work: each keeps its own texts', async () => {
      await choose('novel.ru.txt');
      await open();
      expect(all('.card').length).to.equal(0);
    });
    it('waits while another import is under way', async () => {
      await choose('novel.ru.txt');
      await submit();
      await open();
      await choose('novel.en.txt');
      expect(one('#obstacle').textContent).to.contain('still being aligned');
      expect(one<HTMLButtonElement>('.foot .primary').disabled).to.equal(true);
    });
  });

  describe('for a replacement', () => {
    it('names the version and replaces it', async () => {
      await open({ page: 'replace', version: VERSION.ru });
      expect(one('.intro').textContent).to.contain('“Russian”').and.not.to.contain('This is the original');
      await choose('novel.ru.txt');
      await submit();
      expect(port.job?.kind).to.equal(`replace ${VERSION.ru}`);
    });
    it('says what it means to replace the original, and shows no rows of one version then', async () => {
      await open({ page: 'replace', version: VERSION.en });
      expect(one('.intro').textContent).to.contain('This is the original');
      await choose('novel.en.txt');
      await submit();
      expect(one('.rows')).to.equal(null);
    });
    it('says so when the work has no such version', async () => {
      await open({ page: 'replace', version: 'ver_nowhere' as typeof VERSION.en });
      expect(one('[role=alert]').textContent).to.contain('not in the open work');
    });
  });
});
