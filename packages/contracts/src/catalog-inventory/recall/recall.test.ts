// Tests that the schema refuses a dangerous recall notice before any lot is read: an entry that would recall
// everything, or a link that runs code.
import { expect, test } from '@jest/globals';
import { ReadPassport } from './passport.http.ts';
import { IssueRecall } from './recall.http.ts';

const body = IssueRecall.body;
const wrong = (change: object) =>
  (body.safeParse({ ...IssueRecall.example, ...change }).error?.issues ?? []).map(({ path }) => `/${path.join('/')}`);

test.each<[string, object, string[]]>([
  ['the example is accepted', {}, []],
  ['a scope without an entry is refused', { scope: [] }, ['/scope']],
  ['an entry that names nothing is refused', { scope: [{ lots: ['L1'] }, {}] }, ['/scope/1']],
  ['an empty list is refused', { scope: [{ lots: [] }] }, ['/scope/0/lots']],
  ['a set without parameters is refused', { scope: [{ parameters: [{}] }] }, ['/scope/0/parameters/0']],
  ['a lot number with a space is refused', { scope: [{ lots: ['two words'] }] }, ['/scope/0/lots/0']],
  ['a link that runs code is refused', { sourceUrl: 'javascript:alert(1)' }, ['/sourceUrl']],
  ['a class that does not exist is refused', { severity: 'IV' }, ['/severity']],
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
])('the query %j of a passport is accepted: %s', (query, accepted) => {
  expect(ReadPassport.query.safeParse(query).success).toBe(accepted);
});
