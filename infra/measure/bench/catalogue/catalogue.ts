/**
 * Generates a large catalogue, identical on every machine: 500 products with 200,000 combinations in stock, one lot per
 * combination.
 */
import type { ParameterMatrix } from '@toric/contracts/lens';
import { gtinCheckDigit } from '@toric/optics/gs1';

export type Product = {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly material: string;
  readonly modality: Kind['modality'];
  readonly replacement: 'daily' | 'two-weekly' | 'monthly';
  readonly matrix: ParameterMatrix;
  readonly packs: readonly {
    readonly id: string;
    readonly gtin: string;
    readonly size: number;
    readonly amount: number;
  }[];
};
type Kind = {
  readonly modality: 'spherical' | 'toric' | 'multifocal' | 'colour';
  readonly word: string;
  readonly matrix: ParameterMatrix;
};

const PRODUCTS_PER_KIND = 125;
const POWERS = [
  { from: -12, to: -0.25, step: 0.25 },
  { from: 0.25, to: 8, step: 0.25 },
];
const one = (segment: ParameterMatrix['segments'][number]): ParameterMatrix => ({ segments: [segment] });

/**
 * Lists the four kinds of product, with 160, 1,000, 240 and 200 combinations: together 1,600. The numbers differ on
 * purpose, because they also differ in a real shop.
 */
const KINDS: readonly Kind[] = [
  { modality: 'spherical', word: 'Sphere', matrix: one({ baseCurve: [8.4, 8.8], diameter: [14.2], sphere: POWERS }) },
  {
    ...{ modality: 'toric', word: 'Toric' },
    matrix: one({
      ...{ baseCurve: [8.6], diameter: [14.5], sphere: [{ from: -6, to: 0, step: 0.25 }] },
      ...{ cylinder: [-0.75, -1.25, -1.75, -2.25], axis: [{ from: 18, to: 180, step: 18 }] },
    }),
  },
  {
    ...{ modality: 'multifocal', word: 'Multifocal' },
    matrix: one({ baseCurve: [8.5], diameter: [14.2], sphere: POWERS, add: ['LOW', 'MED', 'HIGH'] }),
  },
  {
    ...{ modality: 'colour', word: 'Colours' },
    matrix: one({
      ...{ baseCurve: [8.6], diameter: [14.2], sphere: [{ from: -10, to: -0.25, step: 0.25 }] },
      colour: ['Hazel', 'Blue', 'Green', 'Gray', 'Honey'],
    }),
  },
];
const MAKERS = ['Aquila', 'Borealis', 'Corvid', 'Dorado', 'Equinox', 'Fornax', 'Gemma', 'Halcyon'] as const;
const LINES = ['Daily', 'Air', 'Hydra', 'Vita', 'Lumen', 'Aqua', 'Pure'] as const;
const MATERIALS = ['comfilcon A', 'senofilcon A', 'lotrafilcon B', 'etafilcon A', 'delefilcon A'] as const;
const REPLACEMENTS = ['daily', 'two-weekly', 'monthly'] as const;

const elementOf = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('the list is empty');
  return found;
};

/** Returns an id with the form of a version 7 UUID. Ids of one kind are ordered by their number. */
export const idOf = (kind: number, number: number): string =>
  `0197b000-0000-7000-800${kind}-${number.toString(16).padStart(12, '0')}`;

function packOf(product: number, index: number): Product['packs'][number] {
  const number = product * 2 + index;
  const body = `03${String(number).padStart(11, '0')}`;
  return {
    id: idOf(2, number),
    gtin: `${body}${gtinCheckDigit(body)}`,
    size: index === 0 ? 6 : 30,
    amount: 2_000 + (product % 50) * 100 + index * 1_500,
  };
}

function productOf(number: number): Product {
  const { modality, word, matrix } = elementOf(KINDS, number);
  const brand = elementOf(MAKERS, Math.floor(number / KINDS.length));
  return {
    ...{ id: idOf(1, number), brand, modality, matrix },
    name: `${brand} ${elementOf(LINES, number)} ${word} ${number + 1}`,
    material: elementOf(MATERIALS, number),
    replacement: elementOf(REPLACEMENTS, number),
    packs: [packOf(number, 0), packOf(number, 1)],
  };
}

export const products: readonly Product[] = Array.from({ length: PRODUCTS_PER_KIND * KINDS.length }, (_, number) =>
  productOf(number),
);
