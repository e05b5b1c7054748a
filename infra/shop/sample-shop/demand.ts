// Estimates the demand for a lens from its power, its kind and the sample customers who wear it. The shares are rough
// guesses that give the sample warehouses a realistic stock. They are not market research.
import type { LensParameters } from '@toric/contracts/lens';
import { lensText } from '@toric/optics/lens-id';
import { prescriptionState } from '@toric/optics/prescription';
import type { SampleCustomer } from './customers.ts';
import type { SampleMarket } from './people.ts';
import type { SampleProduct } from './products/sample-product.ts';

const NAMED_CUSTOMERS = 4;

export const isPopular = (sphere: number) => sphere >= -4.5 && sphere <= -0.5;

/** Returns the probability that a warehouse stocks this lens, if the warehouse has the whole range (`breadth` 1). */
export function demandFor({ modality }: SampleProduct, { sphere, cylinder, axis, colour }: LensParameters): number {
  const power = isPopular(sphere) ? 1 : Math.abs(sphere) <= 8 ? 0.7 : 0.35;
  if (modality === 'toric') {
    const common = [10, 80, 90, 100, 170, 180].includes(axis ?? 0) && (cylinder ?? 0) >= -1.75;
    return power * (common ? 0.3 : 0.02);
  }
  if (modality === 'multifocal') return power * 0.45;
  return colour === undefined ? power : power * 0.2;
}

type WornLens = { productId: string; parameters: LensParameters };
/**
 * Lists the lenses that the customers of a market wear, and those that its named customers wear. The keys of both maps
 * are made by `lensText`.
 */
export type WornLenses = { byMarket: ReadonlyMap<string, WornLens>; byNamed: ReadonlyMap<string, WornLens> };

export function wornIn(market: SampleMarket, customers: readonly SampleCustomer[], today: string): WornLenses {
  const lensesOf = (some: readonly SampleCustomer[]) =>
    new Map(
      some
        .filter(({ address }) => address.country === market)
        .flatMap(({ prescriptions }) => prescriptions.filter((one) => prescriptionState(one, today) === 'valid'))
        .flatMap(({ eyes }) => [eyes.right, eyes.left])
        .flatMap((eye) => (eye ? [[lensText(eye.productId, eye.parameters), eye] as const] : [])),
    );
  return { byMarket: lensesOf(customers), byNamed: lensesOf(customers.slice(0, NAMED_CUSTOMERS)) };
}
