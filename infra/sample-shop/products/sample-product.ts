/** The shape of a product of the sample shop, and the few helpers that its makers' files are written with. */
/** Sample data: nobody may fit or order lenses from it. GTINs start with 02, which GS1 keeps for use inside a shop. */
import type { ParameterMatrix } from '@toric/contracts/lens';
import { gtinCheckDigit } from '@toric/optics/gs1';
import type { Replacement } from '@toric/optics/wear';

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
  readonly matrix: ParameterMatrix;
  readonly packs: readonly SamplePack[];
  readonly source: string;
}

export const FROM_FITTING_GUIDE = "Sample data: ranges after the maker's public fitting guide for the United States.";
export const FROM_GENERAL_KNOWLEDGE =
  "Sample data: ranges from general knowledge of the maker's public fitting guide, not checked against an edition.";

type Range = ParameterMatrix['segments'][number]['sphere'][number];

export const quarters = (from: number, to: number): Range => ({ from, to, step: 0.25 });
export const halves = (from: number, to: number): Range => ({ from, to, step: 0.5 });
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
