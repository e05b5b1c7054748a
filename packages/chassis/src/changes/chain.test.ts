import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';
import { type ChangeRow, fitsElsewhere, GENESIS, hashAfter, type Link, sealsAfter, verifyLinks } from './chain.ts';

const rowOf = (n: number): ChangeRow => ({
  id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  at: new Date(1_790_000_000_000 + n),
  action: 'coupon.changed',
  subjectType: 'coupon',
  subject: '0197a000-0000-7000-8000-0000000000b1',
  customerId: null,
  actorKind: 'staff',
  actorId: null,
  via: null,
  fields: ['active'],
  open: { reason: null, fields: [{ name: 'active', before: n, after: n + 1 }] },
  sealed: null,
});
const rows = Array.from({ length: 9 }, (_, n) => rowOf(n + 1));
const links: Link[] = sealsAfter(GENESIS, rows).map((seal, index) => ({ ...seal, row: rows[index] }));
const NO_ANCHORS = new Map<number, string>();
const verify = (altered: readonly Link[], anchors = NO_ANCHORS) => verifyLinks(GENESIS, altered, anchors);
const linkOf = (seq: number): Link => links[seq - 1] ?? ({} as Link);
const replaced = (seq: number, change: Partial<Link>) =>
  links.map((link) => (link.seq === seq ? { ...link, ...change } : link));

test('canonical JSON orders names, keeps lists and leaves out empty fields', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'x', e: undefined } })).toBe('{"a":{"c":"x"},"b":[2,1]}');
  expect(canonicalJson([null, 1.5, true, '"'])).toBe('[null,1.5,true,"\\""]');
});

test('a hash does not change if a later version adds a column that is empty', () => {
  const row = rowOf(1);
  expect(hashAfter('', { ...row, later: null } as ChangeRow)).toBe(hashAfter('', row));
});

test('an untouched chain fits, also in parts', () => {
  expect(verify(links)).toEqual({ head: { seq: 9, hash: linkOf(9).hash } });
  const middle = { seq: 4, hash: linkOf(4).hash };
  expect(verifyLinks(middle, links.slice(4), NO_ANCHORS).head.seq).toBe(9);
});

describe('the first record that does not fit is named', () => {
  test('if it was edited', () => {
    const row = { ...rowOf(5), actorId: '0197a000-0000-7000-8000-0000000000ff' };
    expect(verify(replaced(5, { row }))).toMatchObject({ head: { seq: 4 }, flaw: { kind: 'edited', seq: 5 } });
    expect(fitsElsewhere(row, new Set(links.map(({ hash }) => hash)))).toBe(false);
  });

  test('if it was deleted with or without its seal', () => {
    expect(verify(replaced(5, { row: undefined })).flaw).toEqual({ kind: 'deleted', seq: 5, id: rowOf(5).id });
    expect(verify(links.filter(({ seq }) => seq !== 5)).flaw).toEqual({ kind: 'deleted', seq: 5, id: null });
  });

  test('if two records changed places', () => {
    const swapped = links.map((link) => {
      const other = link.seq === 3 ? 7 : link.seq === 7 ? 3 : link.seq;
      return { ...link, recordId: linkOf(other).recordId, row: linkOf(other).row };
    });
    expect(verify(swapped).flaw).toMatchObject({ kind: 'edited', seq: 3, id: rowOf(7).id });
    expect(fitsElsewhere(rowOf(7), new Set(links.map(({ hash }) => hash)))).toBe(true);
  });

  test('if the whole chain was made anew: the anchored head differs', () => {
    const edited = rows.map((row, index) => (index === 1 ? { ...row, via: 'forged' } : row));
    const forged = sealsAfter(GENESIS, edited).map((seal, index) => ({ ...seal, row: edited[index] }));
    expect(verify(forged).flaw).toBeUndefined();
    expect(verify(forged, new Map([[6, linkOf(6).hash]])).flaw).toMatchObject({ kind: 'rewritten', seq: 6 });
  });
});
