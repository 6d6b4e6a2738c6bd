import { expect } from '@open-wc/testing';
import en from '../../translations/ui/en.json';
import ru from '../../translations/ui/ru.json';
import tr from '../../translations/ui/tr.json';
import { excerpt, TABLE_PROBLEM_CODES, TableProblems } from '../../src/formats/table-problem.ts';

describe('problems of a review table', () => {
  for (const [language, { exchange }] of Object.entries({ en, ru, tr })) {
    it(`${language}: each has a sentence`, () => {
      const said = new Set(Object.keys(exchange.table.problem).map((key) => key.replace(/_(?:one|few|many|other)$/, '')));
      expect([...said]).to.have.members([...TABLE_PROBLEM_CODES]);
    });
  }

  it('stand in the order of their rows, those of no row first', () => {
    const problems = new TableProblems();
    problems.add('cells', { row: 7, id: 'b' });
    problems.add('cells', { row: 3, id: 'a' });
    problems.add('noColumn', { row: 0, id: '' });
    expect(problems.all.map(({ row }) => row)).to.deep.equal([0, 3, 7]);
  });

  it('quote the beginning of a text on one line, and cut no sign in two', () => {
    expect(excerpt('  one\n two  ')).to.equal('one two');
    expect(excerpt('😀'.repeat(60))).to.match(/^(?:😀)+…$/u);
    expect(excerpt(`a${'😀'.repeat(60)}`)).to.match(/^a(?:😀)+…$/u);
  });
});
