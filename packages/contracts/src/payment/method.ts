import { z } from 'zod';

/** States how an order is paid. */
export const PaymentMethod = z.enum(['card', 'cash', 'exchange']).meta({
  description:
    '`card`: held and captured at the payment provider. `cash`: taken at the counter, without the provider. `exchange`: covered by goods that come back; the card is charged for what does not.',
});
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Names the kind of a line of an invoice. */
export const LineKind = z.enum(['goods', 'delivery', 'service']).meta({
  description: '`goods`: boxes. `delivery`: the charge for the parcel. `service`: work, for example a fitting.',
});
export type LineKind = z.infer<typeof LineKind>;
