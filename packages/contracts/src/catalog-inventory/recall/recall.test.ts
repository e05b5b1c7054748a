// What a notice may not be before anybody looks at a lot: an entry that would recall everything, a link that is none.
import { expect, test } from '@jest/globals';
import { ReadPassport } from './passport.http.ts';
import { IssueRecall } from './recall.http.ts';

const body = IssueRecall.body;
const wrong = (change: object) =>
  (body.safeParse({ ...IssueRecall.example, ...change }).error?.issues ?? []).map(({ path }) => `/${path.join('/')}`);

test.each<[string, object, string[]]>([
  ['the example', {}, []],
  ['no entry', { scope: [] }, ['/scope']],
  ['an entry that names nothing', { scope: [{ lots: ['L1'] }, {}] }, ['/scope/1']],
  ['a list without anything', { scope: [{ lots: [] }] }, ['/scope/0/lots']],
  ['parameters that name none', { scope: [{ parameters: [{}] }] }, ['/scope/0/parameters/0']],
  ['a lot that cannot be printed', { scope: [{ lots: ['two words'] }] }, ['/scope/0/lots/0']],
  ['a link that runs', { sourceUrl: 'javascript:alert(1)' }, ['/sourceUrl']],
  ['a class that nobody uses', { severity: 'IV' }, ['/severity']],
])('%s', (_, change, expected) => {
  expect(wrong(change)).toEqual(expected);
});

test.each([
  [{ gtin: '02000000000015', lot: 'L1' }, true],
  [{ gtin: '02000000000015', lot: 'L1', serial: '7' }, true],
  [{ barcode: '0102000000000015' }, true],
  [{ gtin: '02000000000015' }, false],
  [{ lot: 'L1' }, false],
  [{ barcode: '0102000000000015', lot: 'L1' }, false],
  [{}, false],
])('a passport for %j: %s', (query, asked) => {
  expect(ReadPassport.query.safeParse(query).success).toBe(asked);
});
