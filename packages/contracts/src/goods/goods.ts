/**
 * Declares the classes of goods that the shop sells, and the rule that each class sets for an order line (ADR 0091).
 */
import { z } from 'zod';

export const Goods = z.enum(['lens', 'rigid-lens', 'orthokeratology', 'solution', 'accessory', 'service']).meta({
  description:
    'The class of a product. `lens` is a soft lens. Every lens is made in a matrix of parameters and needs a prescription. A `service` is work, such as a fitting: it holds no stock.',
});
export type Goods = z.infer<typeof Goods>;

const LENSES: readonly Goods[] = ['lens', 'rigid-lens', 'orthokeratology'];
/**
 * Returns true for a lens of any kind. An offer without a class of goods is a lens, because old offers have no class.
 */
export const isLens = (goods: Goods | undefined): boolean => goods === undefined || LENSES.includes(goods);

/**
 * Returns true if boxes of this class of goods are kept in a warehouse. A service is done by a person, so it has no
 * stock.
 */
export const isStocked = (goods: Goods | undefined): boolean => goods !== 'service';

export const LineRule = z.enum(['prescription', 'free']).meta({
  description:
    '`prescription`: the line is a lens, and nothing is supplied without the evidence that permits it. `free`: the line is no lens and needs none.',
});
export type LineRule = z.infer<typeof LineRule>;

/** Returns the rule for an order line with goods of this class. */
export const ruleOf = (goods: Goods | undefined): LineRule => (isLens(goods) ? 'prescription' : 'free');
