/**
 * Defines the interface to an engine that decides taxes. The engine runs inside the transaction that places an order,
 * so it answers from memory. An engine that uses a tax service over the network would have to run before the
 * transaction (ADR 0092).
 */
import type { DecidingRow, TaxClass, TaxMode } from '@toric/contracts/order/tax/tax';

export type TaxPlace = {
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
};
export type TaxDecision = {
  readonly mode: TaxMode;
  /** Holds the sum of the tax rates of all deciding rows. */
  readonly partsPerMillion: number;
  readonly rows: readonly DecidingRow[];
};
export type TaxEngine = {
  /**
   * Returns the tax of goods of this class at the place on this day. Returns undefined if the rate in the price of the
   * product decides.
   */
  readonly decide: (place: TaxPlace, taxClass: TaxClass, day: string) => TaxDecision | undefined;
  /** Returns true if the place lacks the region or the postal code on which its tax depends. */
  readonly lacksPlace: (place: TaxPlace, day: string) => boolean;
  /** Returns true if the shop collects tax at the place by its tables. */
  readonly isRegistered: (place: TaxPlace, day: string) => boolean;
};

/** Lists the countries in which prices are shown without tax. */
const ON_TOP: readonly string[] = ['US', 'CA'];
export const modeIn = (country: string): TaxMode => (ON_TOP.includes(country) ? 'on-top' : 'inside');

/** Returns the tax on top of an amount. Half a minor unit is rounded up. */
export const taxOn = (amount: number, partsPerMillion: number): number =>
  Math.floor((amount * partsPerMillion * 2 + 1_000_000) / 2_000_000);

/** Returns a rate in basis points, for documents that show no more decimals. */
export const basisPointsOf = (partsPerMillion: number): number => Math.round(partsPerMillion / 100);
