// Decides where the shop may sell: by the law packs, and by the shop's own rules for places without a pack.
import { Country } from '@toric/contracts/lens';
import { z } from 'zod';
import { packAt } from './pack.ts';
import { lawOf } from './place.ts';

/**
 * Holds the shop's own rules for countries without a law pack. A rule permits sales there under the strictest rules of
 * supply: a prescription is required, silence never verifies, and no other label is supplied.
 */
export const ShopRules = z.record(
  Country,
  z.strictObject({
    source: z.string().trim().min(8).max(500).meta({ description: 'The law or the opinion on which the rule rests.' }),
  }),
);
export type ShopRules = z.infer<typeof ShopRules>;

type SaleRule = { kind: 'permitted' } | { kind: 'forbidden'; source: string } | { kind: 'no-rules' };

/**
 * Decides whether contact lenses may be sold at a distance in a market on a day (YYYY-MM-DD). We do not know the law of
 * a place without a jurisdiction pack: without a rule of the shop nothing is sold there.
 */
export function saleIn(market: string, day: string, rules: ShopRules): SaleRule {
  const law = lawOf(market);
  const pack = law && packAt(law, day);
  if (!pack) return rules[market] ? { kind: 'permitted' } : { kind: 'no-rules' };
  return pack.distanceSelling ? { kind: 'forbidden', source: pack.distanceSelling.source } : { kind: 'permitted' };
}
