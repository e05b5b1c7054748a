// Declares the type of a sample product, and the helpers for the files of the makers. The products are sample data:
// nobody may fit or order lenses from them. GTINs start with 02, which GS1 reserves for use inside a shop.
import type { Modality } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { ParameterMatrix } from '@toric/contracts/lens';
import { gtinCheckDigit } from '@toric/optics/gs1';
import type { Replacement } from '@toric/optics/wear';
import type { z } from 'zod';
import { chineseNames } from './chinese-names.ts';
import type { Source } from './sources.ts';

export interface SamplePrice {
  readonly market: string;
  readonly currency: string;
  /** States the price in minor units, tax included. */
  readonly amount: number;
  /** States the tax rate in basis points; the amount includes the tax. */
  readonly taxRate: number;
}

export interface SamplePack {
  readonly packId: string;
  /** Counts the lenses in the pack. */
  readonly size: number;
  readonly gtin: string;
  readonly prices: readonly SamplePrice[];
}

export interface SampleProduct {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly material: string;
  readonly modality: z.infer<typeof Modality>;
  readonly replacement: Replacement;
  /** States the water content in per cent by weight. */
  readonly waterContent?: number;
  readonly uvBlocking?: boolean;
  /** Holds the handle of the national brand whose private label this product is. */
  readonly privateLabelOf?: string;
  readonly matrix: ParameterMatrix;
  /**
   * Holds the number of lenses of the product in all markets together, counted by hand from the ranges. A range from a
   * to b in steps of s has (b − a) / s + 1 powers.
   */
  readonly count: number;
  readonly packs: readonly SamplePack[];
  /**
   * States who confirmed the ranges of the product. `secondary` means that we saw no document of the maker that states
   * the ranges.
   */
  readonly confirmed: 'maker' | 'secondary';
  /** Lists the documents from which the ranges of the product come. The one that states the ranges comes first. */
  readonly sources: readonly [Source, ...Source[]];
  /** Describes an open question, or a difference between the sources. */
  readonly note?: string;
}

/**
 * Returns true for a product that is made to order. No warehouse keeps such a product, and no sample customer wears it.
 */
export const isMadeToOrder = ({ name, modality }: Pick<SampleProduct, 'name' | 'modality'>): boolean =>
  modality === 'rigid' || name === 'Biofinity toric multifocal';

/** Returns the product in the form that the API of the catalogue expects. The description names the sources. */
export function catalogueEntry(product: SampleProduct) {
  const { id: _i, packs: _p, count: _n, confirmed: _c, sources: _s, note: _t, ...fields } = product;
  const goods = product.modality === 'rigid' ? ('rigid-lens' as const) : ('lens' as const);
  return { ...fields, goods, ...chineseNames(product), description: descriptionOf(product) };
}

/**
 * Returns the description of a product. It says that the product is sample data, and which documents state the ranges.
 */
function descriptionOf({ sources, confirmed, note }: SampleProduct): string {
  const named = sources.map(({ title, publisher, edition, url, readIn }) => {
    const where = [publisher, edition, ...(readIn ? [`read in ${readIn}`] : [])].join(', ');
    return [`“${title}” (${where})`, ...(url ? [url] : [])].join(' ');
  });
  const doubt = confirmed === 'secondary' ? "Not checked against the maker's own document." : undefined;
  return [`Sample data: ranges according to ${named.join('; ')}.`, note, doubt]
    .filter((part) => part !== undefined)
    .join(' ');
}

type Range = ParameterMatrix['segments'][number]['sphere'][number];

export const quarters = (from: number, to: number): Range => ({ from, to, step: 0.25 });
export const halves = (from: number, to: number): Range => ({ from, to, step: 0.5 });
export const PLANO = quarters(0, 0);
/** Holds the axes from 10° to 180° in steps of 10°. */
export const EVERY_TEN_DEGREES: Range = { from: 10, to: 180, step: 10 };

/**
 * Maps markets to their currency and tax. There is no price in Korea, where contact lenses may not be sold at a
 * distance (see the pack of Korea in optics).
 */
const MARKETS = {
  US: { currency: 'USD', taxRate: 0 },
  GB: { currency: 'GBP', taxRate: 2000 },
  DE: { currency: 'EUR', taxRate: 1900 },
} as const;
type Market = keyof typeof MARKETS;
type Amounts = Readonly<Record<Market, number>>;

const digits = (number: number, length: number) => String(number).padStart(length, '0');

export const productId = (number: number) => `0197a000-0000-7000-8000-${digits(number, 12)}`;

/**
 * Returns a pack of a product. The id and the GTIN of the pack depend only on the product number and the size, so they
 * never change.
 */
export function pack(productNumber: number, size: number, amounts: Amounts): SamplePack {
  const body = `02${digits(productNumber, 8)}${digits(size, 3)}`;
  return {
    packId: `0197a000-0000-7000-8001-${digits(productNumber, 8)}${digits(size, 4)}`,
    size,
    gtin: `${body}${gtinCheckDigit(body)}`,
    prices: (['US', 'GB', 'DE'] as const).map((market) => ({ market, ...MARKETS[market], amount: amounts[market] })),
  };
}
