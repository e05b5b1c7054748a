/** The shape of a product of the sample shop, and the few helpers that its makers' files are written with. */
/** Sample data: nobody may fit or order lenses from it. GTINs start with 02, which GS1 keeps for use inside a shop. */
import type { ParameterMatrix } from '@toric/contracts/lens';
import { gtinCheckDigit } from '@toric/optics/gs1';
import type { Replacement } from '@toric/optics/wear';
import type { Source } from './sources.ts';

export interface SamplePrice {
  readonly market: string;
  readonly currency: string;
  /** Minor units, tax included. */
  readonly amount: number;
  /** Basis points of tax within the amount. */
  readonly taxRate: number;
}

export interface SamplePack {
  readonly packId: string;
  readonly size: number;
  readonly gtin: string;
  readonly prices: readonly SamplePrice[];
}

export interface SampleProduct {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly material: string;
  readonly modality: 'spherical' | 'toric' | 'multifocal' | 'colour';
  readonly replacement: Replacement;
  /** Per cent by weight. */
  readonly waterContent?: number;
  readonly uvBlocking?: boolean;
  /** The handle of the product that it is another label of. */
  readonly privateLabelOf?: string;
  readonly matrix: ParameterMatrix;
  /** The lenses of all markets together, worked out by hand from the ranges: a to b by s is (b − a) / s + 1 powers. */
  readonly count: number;
  readonly packs: readonly SamplePack[];
  /** `secondary`: no document of the maker that states the ranges was seen. */
  readonly confirmed: 'maker' | 'secondary';
  /** What states the ranges comes first. */
  readonly sources: readonly [Source, ...Source[]];
  /** What the sources leave open, or where they differ. */
  readonly note?: string;
}

/** What the shop offers: everything but where it comes from, which becomes its description. */
export function offered(product: SampleProduct) {
  const { id: _i, packs: _p, count: _n, confirmed: _c, sources: _s, note: _t, ...fields } = product;
  return { ...fields, description: descriptionOf(product) };
}

/** Whoever reads it knows that it is sample data, and where to look the ranges up. */
function descriptionOf({ sources, confirmed, note }: SampleProduct): string {
  const named = sources.map(({ title, publisher, edition, url, readIn }) => {
    const where = [publisher, edition, ...(readIn ? [`read in ${readIn}`] : [])].join(', ');
    return [`“${title}” (${where})`, ...(url ? [url] : [])].join(' ');
  });
  const doubt = confirmed === 'secondary' ? "Not checked against the maker's own document." : undefined;
  return [`Sample data: ranges after ${named.join('; ')}.`, note, doubt].filter((part) => part !== undefined).join(' ');
}

type Range = ParameterMatrix['segments'][number]['sphere'][number];

export const quarters = (from: number, to: number): Range => ({ from, to, step: 0.25 });
export const halves = (from: number, to: number): Range => ({ from, to, step: 0.5 });
export const PLANO = quarters(0, 0);
/** 10° to 180° by 10. */
export const EVERY_TEN_DEGREES: Range = { from: 10, to: 180, step: 10 };

const MARKETS = {
  US: { currency: 'USD', taxRate: 0 },
  GB: { currency: 'GBP', taxRate: 2000 },
  DE: { currency: 'EUR', taxRate: 1900 },
  KR: { currency: 'KRW', taxRate: 1000 },
} as const;
type Market = keyof typeof MARKETS;
/** Few products are sold in Korea: there the ranges differ. */
type Amounts = Readonly<Record<Exclude<Market, 'KR'>, number>> & { readonly KR?: number };

const digits = (number: number, length: number) => String(number).padStart(length, '0');

export const productId = (number: number) => `0197a000-0000-7000-8000-${digits(number, 12)}`;

/** Ids and GTINs follow from the product's number and the size, so that they stay the same from run to run. */
export function pack(productNumber: number, size: number, amounts: Amounts): SamplePack {
  const body = `02${digits(productNumber, 8)}${digits(size, 3)}`;
  return {
    packId: `0197a000-0000-7000-8001-${digits(productNumber, 8)}${digits(size, 4)}`,
    size,
    gtin: `${body}${gtinCheckDigit(body)}`,
    prices: (['US', 'GB', 'DE', 'KR'] as const).flatMap((market) => {
      const amount = amounts[market];
      return amount === undefined ? [] : [{ market, ...MARKETS[market], amount }];
    }),
  };
}
