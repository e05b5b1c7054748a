/** Declares the types of deliveries that orders, quotes and delivery methods share. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { oneLine, SentText } from '../../kernel/text.ts';

/** Describes the place of the shipping address, as the client states it when the order is placed. */
export const StatedPlace = z
  .strictObject({
    region: oneLine(80).optional().meta({ description: 'State, province or prefecture, as the address has it.' }),
    postalCode: oneLine(20).optional().meta({ description: 'The postal code, as the address has it.' }),
  })
  .meta({
    description:
      'Region and postal code of the shipping address. They decide the delivery and the tax. The order is refused later if the address has others.',
  });
export type StatedPlace = z.infer<typeof StatedPlace>;

export const MethodName = z.object({ en: SentText, zh: SentText });

/** Describes the delivery of an order or of a quote. Later changes of the method do not change it. */
export const ChosenDelivery = z.object({
  methodId: Id,
  name: MethodName,
  charge: Money.meta({ description: 'The charge for the parcel, in the same tax mode as the prices.' }),
});
export type ChosenDelivery = z.infer<typeof ChosenDelivery>;
