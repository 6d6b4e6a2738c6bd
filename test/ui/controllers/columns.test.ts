import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import type { VersionId, WorkId } from '../../../src/core/ids.ts';
import { asId } from '../../../src/core/ids.ts';
import type { Version } from '../../../src/core/model.ts';
import { LocalizeController } from '../../../src/i18n/localize-controller.ts';
import { fileName } from '../../../src/ui/column-acts.ts';
import { ColumnsController } from '../../../src/ui/controllers/columns.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { columnName } from '../../../src/ui/localized.ts';
import { VERSION, forgetPreferences, openTestWorkbench, speak } from '../fixture.ts';

const host: ReactiveControllerHost = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
const version = (id: string, lang: string, name?: string): Version => ({
  id: asId<VersionId>(id), work: asId<WorkId>('work_1'), lang, order: id, kind: 'translation', note: null, alignment: null, ...(name === undefined ? {} : { name }),
});
const columnsOf = (...ids: string[]): ColumnsController => {
  const columns = new ColumnsController(host);
  columns.versions = ids.map((id) => version(id, 'en'));
  return columns;
};

describe('the columns of a work', () => {
  beforeEach(forgetPreferences);

  it('keep their order, what is hidden and their widths, whatever is done in another work', () => {
    const one = columnsOf('a', 'b', 'c'), other = columnsOf('x', 'y');
    one.moveTo(asId<VersionId>('c'), asId<VersionId>('a'));
    one.hide(asId<VersionId>('b'));
    one.divide(asId<VersionId>('c'), asId<VersionId>('a'), 30);
    other.moveTo(asId<VersionId>('y'), asId<VersionId>('x'));
    other.hide(asId<VersionId>('x'));
    other.show(asId<VersionId>('x'));
    other.divide(asId<VersionId>('x'), asId<VersionId>('y'), 70);
    other.reset();
    expect(one.all.map((column) => [column.version.id, column.shown, column.width])).to.deep.equal([['c', true, 0.6], ['a', true, 1.4], ['b', false, 1]]);
    expect(other.all.map((column) => [column.version.id, column.shown, column.width])).to.deep.equal([['x', true, 1], ['y', true, 1]]);
    expect(preferences.get('hidden')).to.deep.equal(['b']);
  });
});

describe('the name of a column', () => {
  const i18n = new LocalizeController(host);
  const names = (...versions: Version[]): string[] => versions.map((one) => columnName(one, versions, i18n));
  before(() => speak('en'));

  it('is its language, numbered where two have the same', () => {
    expect(names(version('a', 'en'), version('b', 'ru'), version('c', 'ru'))).to.deep.equal(['English', 'Russian (1)', 'Russian (2)']);
  });
  it('is what the person calls it', () => {
    expect(names(version('a', 'ru', 'First draft'), version('b', 'ru'), version('c', 'ru', 'First draft'))).to.deep.equal(['First draft (1)', 'Russian', 'First draft (2)']);
  });
});

describe('the name of a downloaded file', () => {
  it('is that of the bundled text, or the title of a person’s own work, with the language', async () => {
    const { tables, work } = await openTestWorkbench();
    const ru = tables.get('version', VERSION.ru) as Version, row = tables.get('work', work);
    if (!row) throw new Error('the work is there');
    expect(fileName(tables, ru)).to.equal('karabakh-statement.ru.txt');
    const own = { ...row, revision: 0, title: { en: ' ../Война и мир: <1> ' } };
    tables.apply({ work: { [work]: [row, own] } });
    expect(fileName(tables, ru)).to.equal('Война-и-мир-1.ru.txt');
    tables.apply({ work: { [work]: [own, { ...own, title: { en: '///' } }] } });
    expect(fileName(tables, ru)).to.equal('text.ru.txt');
  });
});
