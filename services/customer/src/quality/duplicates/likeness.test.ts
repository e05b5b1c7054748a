// Tests which customers are taken for one person: named cases first, then households and duplicates that are made up.
import { describe, expect, test } from '@jest/globals';
import { blocksOf } from './blocks.ts';
import { comparedPerson } from './compared-person.ts';
import { LEAST_SCORE, type Likeness, likenessOf } from './likeness.ts';
import { type Made, madeShop } from './made-up.testing.ts';
import { NO_READINGS, readingsFor } from '../../people/search/pinyin.ts';

const ANA = {
  ...{ givenName: 'Ana María', familyName: 'Lima', dateOfBirth: '1984-03-07', email: 'ana.lima@example.com' },
  phone: '+14155550132',
};
const NEWARK = { line1: '1 Lens Way', city: 'Newark', postalCode: '07101', country: 'US' };
type Change = Partial<{ [K in keyof typeof ANA]: string | null }>;

const compare = (change: Change, address = NEWARK): Likeness | undefined =>
  likenessOf(comparedPerson(ANA, [NEWARK], NO_READINGS), comparedPerson({ ...ANA, ...change }, [address], NO_READINGS));
const BERLIN = { line1: 'Kantstr. 12', city: 'Berlin', postalCode: '10623', country: 'DE' };
const elsewhere = { phone: '+4915112345678', email: 'someone@example.org' };

describe('one person', () => {
  test.each<[string, Change, typeof NEWARK]>([
    ['with a slip in the given name', { givenName: 'Ana Maira' }, NEWARK],
    ['with one of her two given names', { givenName: 'Ana' }, NEWARK],
    ['with swapped names', { givenName: 'Lima', familyName: 'Ana María' }, NEWARK],
    ['who moved, with a new phone and a new e-mail', elsewhere, BERLIN],
    ['who married and kept her phone', { familyName: 'Keller', email: null }, BERLIN],
    ['without a date of birth, at the same phone', { dateOfBirth: null, email: null }, BERLIN],
    ['with day and month swapped, at the same phone', { dateOfBirth: '1984-07-03', email: null }, BERLIN],
    ['with a slip in the year, at the same address', { dateOfBirth: '1985-03-07', ...elsewhere }, NEWARK],
  ])('%s', (_, change, address) => {
    expect(compare(change, address)?.score).toBeGreaterThanOrEqual(LEAST_SCORE);
  });
});

describe('two people', () => {
  test.each<[string, Change, typeof NEWARK]>([
    ['twins', { givenName: 'Eva' }, NEWARK],
    ['mother and daughter with one name', { dateOfBirth: '2009-03-07' }, NEWARK],
    ['namesakes', { dateOfBirth: null, ...elsewhere }, BERLIN],
    ['a brother with nearly the same name', { givenName: 'Ana Mario', dateOfBirth: '1986-11-30' }, NEWARK],
  ])('%s', (_, change, address) => {
    expect(compare(change, address)?.score ?? 0).toBeLessThan(LEAST_SCORE);
  });
});

describe('names in Chinese characters', () => {
  const one = { givenName: '小明', familyName: '王', dateOfBirth: '1990-05-06', email: null, phone: '+8613800138000' };
  async function like(change: object): Promise<Likeness | undefined> {
    const readings = await readingsFor(['王小明']);
    return likenessOf(comparedPerson(one, [], readings), comparedPerson({ ...one, ...change }, [], readings));
  }
  test('are alike if they sound alike', async () => {
    expect((await like({ givenName: '晓明' }))?.reasons).toContain('similar-name');
    expect((await like({ givenName: '晓明' }))?.isCertain).toBe(false);
  });
  test('are alike in pinyin', async () => {
    expect((await like({ givenName: 'Xiaoming', familyName: 'Wang' }))?.score).toBeGreaterThanOrEqual(LEAST_SCORE);
  });
  test('are two people if one character sounds different', async () => {
    expect(await like({ givenName: '小红' })).toBeUndefined();
  });
});

test('only equal names and dates with a contact in common are certain', () => {
  expect(compare({})?.isCertain).toBe(true);
  expect(compare({ ...elsewhere }, BERLIN)?.isCertain).toBe(false);
  expect(compare({ givenName: 'Ana' })?.isCertain).toBe(false);
});

/** Returns the pairs that share a block and are alike, as the search finds them. */
function pairsOf(people: readonly Made[]) {
  const compared = people.map(({ facts, addresses }) => comparedPerson(facts, addresses, NO_READINGS));
  const members = new Map<string, number[]>();
  for (const [index, person] of compared.entries())
    for (const block of blocksOf(person)) members.set(block, [...(members.get(block) ?? []), index]);
  const candidates = new Set<string>();
  for (const block of members.values())
    for (const one of block) for (const other of block) if (one < other) candidates.add(`${one} ${other}`);
  return [...candidates].flatMap((key) => {
    const [one = 0, other = 0] = key.split(' ').map(Number);
    const [a, b] = [compared[one], compared[other]];
    const likeness = a && b && likenessOf(a, b);
    return likeness && likeness.score >= LEAST_SCORE ? [{ one, other, likeness }] : [];
  });
}

test('of made-up households, at least 99 % of the pairs are one person, and at least 95 % of the duplicates are found', () => {
  const { people, duplicates } = madeShop({ households: Number(process.env['TORIC_HOUSEHOLDS'] ?? 2_000), seed: 26 });
  const found = pairsOf(people);
  const isOne = ({ one, other }: { one: number; other: number }) => people[one]?.person === people[other]?.person;
  const right = found.filter(isOne);
  const figures = { precision: right.length / found.length, recall: right.length / duplicates };
  expect(found.filter((pair) => !isOne(pair) && pair.likeness.isCertain)).toEqual([]);
  expect(figures.precision).toBeGreaterThanOrEqual(0.99);
  expect(figures.recall).toBeGreaterThanOrEqual(0.95);
});
