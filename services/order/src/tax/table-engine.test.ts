import { expect, test } from '@jest/globals';
import { isCountry } from '@toric/contracts/iso/country';
import { TaxClass } from '@toric/contracts/order/tax/tax';
import { SHIPPED_ROWS } from './table/shipped-table.ts';
import { type Registration, tableEngine, type TaxRow } from './table-engine.ts';
import { taxOn } from './tax-engine.ts';

const DAY = '2026-11-30';
const at = (country: string, region: string | null = null): Registration => ({
  ...{ country, region, since: '2026-01-01', until: null },
});
const own = (change: Partial<TaxRow>): TaxRow => ({
  ...{ id: 'own', country: 'US', region: 'NY', postalPrefix: null, taxClass: 'solution', partsPerMillion: 48_750 },
  ...{ isAdded: true, since: '2026-01-01', until: null, source: 'the shop', toConfirm: false, isOwn: true },
  ...change,
});
const engine = (registrations: Registration[], ...rows: TaxRow[]) =>
  tableEngine([...SHIPPED_ROWS, ...rows], registrations);

test('without a registration, the rate in the price decides everywhere', () => {
  expect(engine([]).decide({ country: 'DE' }, 'lens', DAY)).toBeUndefined();
  expect(engine([at('US', 'NJ')]).decide({ country: 'US', region: 'NY' }, 'solution', DAY)).toBeUndefined();
});

test('a registered place is taxed by the table: inside prices in Europe, on top in the US', () => {
  const shop = engine([at('DE'), at('US', 'NJ'), at('IT')]);
  expect(shop.decide({ country: 'DE' }, 'lens', DAY)).toMatchObject({ mode: 'inside', partsPerMillion: 190_000 });
  expect(shop.decide({ country: 'IT' }, 'lens', DAY)).toMatchObject({ partsPerMillion: 40_000 });
  expect(shop.decide({ country: 'IT' }, 'solution', DAY)).toMatchObject({ partsPerMillion: 220_000 });
  const newark = { country: 'US', region: 'New Jersey' };
  expect(shop.decide(newark, 'lens', DAY)).toMatchObject({ mode: 'on-top', partsPerMillion: 0 });
  expect(shop.decide(newark, 'solution', DAY)).toMatchObject({
    ...{ partsPerMillion: 66_250, rows: [{ place: 'US-NJ', toConfirm: true }] },
  });
});

test('a rate holds from its first day, and a registration until its last day', () => {
  const ending = engine([{ ...at('EE'), until: '2026-12-31' }]);
  expect(ending.decide({ country: 'EE' }, 'lens', '2026-12-31')?.partsPerMillion).toBe(240_000);
  expect(ending.decide({ country: 'EE' }, 'lens', '2027-01-01')).toBeUndefined();
  const later = engine([at('DE')], own({ country: 'DE', region: null, isAdded: false, since: '2027-01-01' }));
  expect(later.decide({ country: 'DE' }, 'solution', '2026-12-31')?.partsPerMillion).toBe(190_000);
  expect(later.decide({ country: 'DE' }, 'solution', '2027-01-01')?.partsPerMillion).toBe(48_750);
});

test('a local rate is added to the rate of the state, and a row of the shop goes before a shipped one', () => {
  const city = own({ postalPrefix: '100' });
  const shop = engine(
    [at('US', 'NY')],
    city,
    own({ id: 'all', isAdded: false, partsPerMillion: 0, taxClass: 'accessory' }),
  );
  const place = (postalCode: string) => ({ country: 'US', region: 'NY', postalCode });
  expect(shop.decide(place('10001'), 'solution', DAY)).toMatchObject({
    ...{ partsPerMillion: 88_750, rows: [{ id: 'US-NY/solution/2026-01-01' }, { id: 'own', place: 'US-NY 100…' }] },
  });
  expect(shop.decide(place('14201'), 'solution', DAY)?.partsPerMillion).toBe(40_000);
  expect(shop.decide(place('14201'), 'accessory', DAY)?.partsPerMillion).toBe(0);
});

test('the ZIP code decides the state, whatever region is written and in whatever way the code is written', () => {
  const shop = engine([at('US', 'NJ'), at('US', 'NY')], own({ postalPrefix: '100' }));
  const rate = (region: string | undefined, postalCode: string) =>
    shop.decide({ country: 'US', region, postalCode }, 'solution', DAY)?.partsPerMillion;
  expect([rate('MT', '07101'), rate(undefined, '07101-1234'), rate('NY', '07101')]).toEqual([66_250, 66_250, 66_250]);
  expect([rate('NY', 'US-10001'), rate('NY', '１０００１'), rate('NJ', '06390')]).toEqual([88_750, 88_750, 40_000]);
  expect(rate('NJ', '59001')).toBeUndefined();
});

test('an order must say its region where states differ, and its postal code where local rows exist', () => {
  const shop = engine([at('US', 'NY'), at('DE')], own({ postalPrefix: '100' }));
  expect(shop.lacksPlace({ country: 'US' }, DAY)).toBe(true);
  expect(shop.lacksPlace({ country: 'US', region: 'NJ' }, DAY)).toBe(false);
  expect(shop.lacksPlace({ country: 'US', region: 'NY' }, DAY)).toBe(true);
  expect(shop.lacksPlace({ country: 'US', region: 'NY', postalCode: '10001' }, DAY)).toBe(false);
  expect(shop.lacksPlace({ country: 'US', postalCode: '10001' }, DAY)).toBe(false);
  expect(shop.lacksPlace({ country: 'US', postalCode: '42223' }, DAY)).toBe(true);
  expect(shop.lacksPlace({ country: 'DE' }, DAY)).toBe(false);
});

test('the shipped table has one row for each place and class, with a source, in countries that exist', () => {
  const keys = SHIPPED_ROWS.map(({ country, region, taxClass }) => `${country} ${region} ${taxClass}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(SHIPPED_ROWS.map(({ id }) => id)).size).toBe(keys.length);
  for (const row of SHIPPED_ROWS) {
    expect(isCountry(row.country) && TaxClass.options.includes(row.taxClass)).toBe(true);
    expect(row.source.length).toBeGreaterThan(10);
    expect(row.since <= DAY).toBe(true);
  }
  expect(new Set(SHIPPED_ROWS.filter(({ country }) => country === 'US').map(({ region }) => region)).size).toBe(51);
});

test('half a minor unit of tax is rounded up, also for the largest amounts', () => {
  expect([taxOn(1_000, 66_250), taxOn(100, 5_000), taxOn(99, 5_000), taxOn(0, 66_250)]).toEqual([66, 1, 0, 0]);
  expect(taxOn(2_000_000_000, 1_000_000)).toBe(2_000_000_000);
});
