/** Declares the types of taxes that orders, quotes and tax tables share. */
import { z } from 'zod';
import { CalendarDay } from '../../kernel/common.ts';
import { SentText } from '../../kernel/text.ts';
import { type Goods, isLens } from '../../goods/goods.ts';

/**
 * Names the class of goods or services that is taxed. All lenses are one class, because no table of ours distinguishes
 * them.
 */
export const TaxClass = z.enum(['lens', 'solution', 'accessory', 'service', 'delivery']).meta({
  description:
    '`delivery` is the charge for the parcel. Without a row of its own, it is taxed as the goods in the parcel.',
});
export type TaxClass = z.infer<typeof TaxClass>;

/** Returns the class under which goods are taxed. */
export const taxClassOf = (goods: Goods | undefined): TaxClass =>
  goods === 'solution' || goods === 'accessory' || goods === 'service' ? goods : isLens(goods) ? 'lens' : 'accessory';

export const TaxMode = z.enum(['inside', 'on-top']).meta({
  description: '`inside`: prices include the tax. `on-top`: the tax is added to the prices.',
});
export type TaxMode = z.infer<typeof TaxMode>;

/** Holds a tax rate in parts per million. Some rates have three decimals, which basis points cannot hold. */
export const PartsPerMillion = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({ description: 'Parts per million: 66250 is 6.625 %.' });

/** Describes the row of a tax table that decided the tax, with everything that an accountant needs to check it. */
export const DecidingRow = z.object({
  id: SentText.meta({ description: 'The id of the row. A row of the shop has a UUID.' }),
  place: SentText.meta({ description: 'Country, region and postal codes of the row.' }),
  taxClass: TaxClass,
  partsPerMillion: PartsPerMillion,
  since: CalendarDay,
  source: SentText.meta({ description: 'The law or the publication from which the rate was taken.' }),
  toConfirm: z.boolean().meta({ description: 'True if the accountant of the shop should confirm the row.' }),
});
export type DecidingRow = z.infer<typeof DecidingRow>;
