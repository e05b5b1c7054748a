/**
 * Decides the taxes of orders by tables: the shipped tax table, the tax rows of the shop, and the tax registrations of
 * the shop.
 */
import { postalKey } from '@toric/contracts/iso/postal-code';
import { regionAt, regionKey } from '@toric/contracts/iso/subdivision';
import type { DecidingRow, TaxClass } from '@toric/contracts/order/tax/tax';
import { modeIn, type TaxDecision, type TaxEngine, type TaxPlace } from './tax-engine.ts';

export type TaxRow = {
  readonly id: string;
  readonly country: string;
  readonly region: string | null;
  readonly postalPrefix: string | null;
  readonly taxClass: TaxClass;
  readonly partsPerMillion: number;
  /** Is true if the rate of this row is added to the rate of the state. */
  readonly isAdded: boolean;
  readonly since: string;
  /** Holds the last day on which the row applies. Null means no last day. */
  readonly until: string | null;
  readonly source: string;
  readonly toConfirm: boolean;
  readonly isOwn: boolean;
};
export type Registration = Pick<TaxRow, 'country' | 'region' | 'since' | 'until'>;

const isInForce = ({ since, until }: Pick<TaxRow, 'since' | 'until'>, day: string) =>
  since <= day && (until === null || day <= until);

/**
 * Returns true if the place lies in the country and region of a tax row or a registration. The postal code decides the
 * region of the place, so nobody can state a region with a lower tax.
 */
const covers = (at: Pick<TaxRow, 'country' | 'region'>, place: TaxPlace): boolean =>
  at.country === place.country && (at.region === null || regionKey(at.country, at.region) === regionAt(place));

const isAt = (row: TaxRow, place: TaxPlace): boolean =>
  covers(row, place) && postalKey(place.country, place.postalCode).startsWith(postalKey(row.country, row.postalPrefix));

/**
 * Returns the sort key of a tax row: rows of the most exact place first, then rows of the shop, then the newest row.
 */
const rank = ({ country, region, postalPrefix, isOwn, since }: TaxRow): string =>
  `${String(postalKey(country, postalPrefix).length * 2 + (region === null ? 0 : 1)).padStart(3, '0')} ${isOwn ? 1 : 0} ${since}`;

/** Returns the place of a tax row as text, such as `US-NJ` or `US-NY 100…`. */
export const placeText = ({
  country,
  region,
  postalPrefix,
}: Pick<TaxRow, 'country' | 'region' | 'postalPrefix'>): string =>
  `${country}${region === null ? '' : `-${region}`}${postalPrefix === null ? '' : ` ${postalPrefix}…`}`;

export const decidingRow = (row: TaxRow): DecidingRow => ({
  ...{ id: row.id, place: placeText(row), taxClass: row.taxClass, partsPerMillion: row.partsPerMillion },
  ...{ since: row.since, source: row.source, toConfirm: row.toConfirm },
});

/** Returns the tax rows in an index by country and tax class. */
function indexed(rows: readonly TaxRow[]): ReadonlyMap<string, readonly TaxRow[]> {
  const index = new Map<string, TaxRow[]>();
  for (const row of rows) {
    const key = `${row.country} ${row.taxClass}`;
    const known = index.get(key);
    if (known) known.push(row);
    else index.set(key, [row]);
  }
  return index;
}

export function tableEngine(rows: readonly TaxRow[], registrations: readonly Registration[]): TaxEngine {
  const index = indexed(rows);
  const at = (country: string, day: string) =>
    registrations.filter((one) => one.country === country && isInForce(one, day));

  const isRegistered = (place: TaxPlace, day: string) => at(place.country, day).some((one) => covers(one, place));

  function decide(place: TaxPlace, taxClass: TaxClass, day: string): TaxDecision | undefined {
    if (registrations.length === 0 || !isRegistered(place, day)) return undefined;
    const found = (index.get(`${place.country} ${taxClass}`) ?? []).filter(
      (row) => isInForce(row, day) && isAt(row, place),
    );
    const [base] = found.filter(({ isAdded }) => !isAdded).toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
    if (!base) return undefined;
    const deciding = [base, ...found.filter(({ isAdded }) => isAdded)];
    const sum = deciding.reduce((total, { partsPerMillion }) => total + partsPerMillion, 0);
    return {
      mode: modeIn(place.country),
      partsPerMillion: Math.min(sum, 1_000_000),
      rows: deciding.map(decidingRow),
    };
  }

  function lacksPlace(place: TaxPlace, day: string): boolean {
    const known = at(place.country, day);
    if (known.length === 0) return false;
    if (regionAt(place) === '' && known.some(({ region }) => region !== null)) return true;
    if (place.postalCode !== undefined || !isRegistered(place, day)) return false;
    return rows.some((row) => row.postalPrefix !== null && covers(row, place) && isInForce(row, day));
  }

  return { decide, lacksPlace, isRegistered };
}
