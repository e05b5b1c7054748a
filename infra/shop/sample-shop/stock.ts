// Generates the stock of the sample warehouses: goods receipts of thousands of lots, with more boxes of powers that
// more people wear. Some powers are missing on purpose, and one lens has only a single small lot.
import type { LensParameters } from '@toric/contracts/lens';
import { lensText } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { SAMPLE_SEED, type SampleCustomer, SOLD_OUT_LENS } from './customers.ts';
import { demandFor, isPopular, type WornLenses, wornIn } from './demand.ts';
import type { SampleMarket } from './people.ts';
import { sampleProducts } from './products.ts';
import { isMadeToOrder, type SampleProduct } from './products/sample-product.ts';
import { type Random, randomOf } from './random.ts';

type Line = {
  packId: string;
  parameters: LensParameters;
  lotNumber: string;
  expiresOn: string;
  bin: string;
  quantity: number;
};
export type SampleWarehouse = {
  code: string;
  name: string;
  country: SampleMarket;
  markets: [SampleMarket];
  priority: number;
  /** States the share of the usual lenses that the warehouse holds, from 0 to 1. */
  breadth: number;
};
export type SampleReceipt = { warehouse: string; reference: string; lines: Line[] };

export const SAMPLE_WAREHOUSES: readonly SampleWarehouse[] = [
  { code: 'NJ-1', name: 'Secaucus', country: 'US', markets: ['US'], priority: 10, breadth: 0.55 },
  { code: 'NV-1', name: 'Reno', country: 'US', markets: ['US'], priority: 20, breadth: 0.25 },
  { code: 'GB-1', name: 'Milton Keynes', country: 'GB', markets: ['GB'], priority: 10, breadth: 0.3 },
  { code: 'DE-1', name: 'Hannover', country: 'DE', markets: ['DE'], priority: 10, breadth: 0.3 },
];

/** Names a lens that has only one lot with three boxes in the whole shop. */
export const LAST_LOT = {
  productName: 'Biofinity XR',
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -14 } satisfies LensParameters,
  warehouse: 'NJ-1',
  quantity: 3,
};

/** Limits the lines of one goods receipt, so that its request stays under 100 KiB. */
const LINES_PER_RECEIPT = 300;

/** Returns the bin of a lot. The shelves of a warehouse are aisles of twenty bays with five levels each. */
const binOf = (lot: number): string =>
  `${String.fromCharCode(65 + (Math.floor(lot / 100) % 26))}-${String((Math.floor(lot / 5) % 20) + 1).padStart(2, '0')}-${(lot % 5) + 1}`;

/**
 * Returns the lots of one lens with different expiry dates. The first lot expires in the year after next or later, so
 * that the lens can be sold.
 */
function lotsOf(random: Random, lots: number, quantity: () => number, year: number, nextNumber: () => number) {
  return Array.from({ length: lots }, (_, i) => {
    const expiryYear = year + (i === 0 ? random.int(2, 3) : random.int(1, 5));
    const month = random.int(1, 12);
    const lastDay = new Date(Date.UTC(expiryYear, month, 0)).toISOString().slice(0, 10);
    const lot = nextNumber();
    const number = lot.toString(36).toUpperCase().padStart(4, '0');
    return {
      lotNumber: `L${lastDay.slice(2, 4)}${lastDay.slice(5, 7)}${number}`,
      expiresOn: lastDay,
      bin: binOf(lot),
      quantity: quantity(),
    };
  });
}

const soldOut = lensText(SOLD_OUT_LENS.productId, SOLD_OUT_LENS.parameters);

/**
 * Returns the lenses of a product that the warehouse stocks, by their `lensText`. They are a random part of the
 * product's range, and the lenses that customers wear.
 */
function lensesHeld(
  { country, breadth }: SampleWarehouse,
  product: SampleProduct,
  worn: WornLenses,
  random: Random,
  wornOnly: boolean,
): Map<string, LensParameters> {
  const range = wornOnly ? [] : [...compileMatrix(product.matrix).enumerate({ market: country })];
  const randomPart = range.filter((parameters) => random.chance(demandFor(product, parameters) * breadth));
  const lenses = new Map(randomPart.map((parameters) => [lensText(product.id, parameters), parameters]));
  for (const [lens, { productId, parameters }] of worn.byMarket) {
    if (productId === product.id) lenses.set(lens, parameters);
  }
  lenses.delete(soldOut);
  return lenses;
}

function linesFor(
  warehouse: SampleWarehouse,
  product: SampleProduct,
  context: { worn: WornLenses; year: number; nextNumber: () => number; wornOnly: boolean },
): Line[] {
  const { worn, year, nextNumber, wornOnly } = context;
  const random = randomOf(SAMPLE_SEED, warehouse.code, product.id);
  const lenses = lensesHeld(warehouse, product, worn, random, wornOnly);
  const isLastLot = product.name === LAST_LOT.productName;
  if (isLastLot) lenses.delete(lensText(product.id, LAST_LOT.parameters));
  const lines = [...lenses].flatMap(([lens, parameters]) => {
    const [lots, quantity] = depthOf(random, { lens, sphere: parameters.sphere, worn });
    return product.packs.flatMap(({ packId }) =>
      lotsOf(random, lots, quantity, year, nextNumber).map((lot) => ({ packId, parameters, ...lot })),
    );
  });
  return isLastLot && warehouse.code === LAST_LOT.warehouse
    ? [...lines, ...lastLotLines(product, random, year, nextNumber)]
    : lines;
}

/** Returns how many lots of a lens a warehouse has, and a function that returns how many boxes a lot has. */
function depthOf(random: Random, { lens, sphere, worn }: { lens: string; sphere: number; worn: WornLenses }) {
  if (worn.byNamed.has(lens)) return [3, () => random.int(200, 300)] as const;
  if (worn.byMarket.has(lens)) return [2, () => random.int(10, 40)] as const;
  if (isPopular(sphere)) return [random.int(1, 2), () => random.int(15, 60)] as const;
  return [1, () => random.int(1, 12)] as const;
}

function lastLotLines(product: SampleProduct, random: Random, year: number, nextNumber: () => number): Line[] {
  const [pack] = product.packs;
  if (!pack) return [];
  const lots = lotsOf(random, 1, () => LAST_LOT.quantity, year, nextNumber);
  return lots.map((lot) => ({ packId: pack.packId, parameters: LAST_LOT.parameters, ...lot }));
}

type StockOptions = {
  /** If true, stocks only lenses that customers wear, and no other part of the range. */
  readonly wornOnly?: boolean;
};

function receiptsOf(
  warehouse: SampleWarehouse,
  customers: readonly SampleCustomer[],
  today: string,
  { wornOnly = false }: StockOptions,
): SampleReceipt[] {
  let lots = 0;
  const worn = wornIn(warehouse.country, customers, today);
  const context = { worn, year: Number(today.slice(0, 4)), nextNumber: () => (lots += 1), wornOnly };
  const lines = sampleProducts
    .filter((product) => !isMadeToOrder(product))
    .flatMap((product) => linesFor(warehouse, product, context));
  return Array.from({ length: Math.ceil(lines.length / LINES_PER_RECEIPT) }, (_, i) => ({
    warehouse: warehouse.code,
    reference: `${warehouse.code}-DN-${String(i + 1).padStart(4, '0')}`,
    lines: lines.slice(i * LINES_PER_RECEIPT, (i + 1) * LINES_PER_RECEIPT),
  }));
}

export function sampleReceipts(
  customers: readonly SampleCustomer[],
  today: string,
  options: StockOptions = {},
): SampleReceipt[] {
  return SAMPLE_WAREHOUSES.flatMap((warehouse) => receiptsOf(warehouse, customers, today, options));
}
