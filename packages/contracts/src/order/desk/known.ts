/**
 * Declares the fields of the order desk besides the lines of an order: the channel, the tags, and whether the order is
 * held.
 */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { choiceParams } from '../../filters/filters.ts';
import { Id, Instant } from '../../kernel/common.ts';
import { severalLines } from '../../kernel/text.ts';
import { shopPerson } from '../../shown/shop-person.ts';

export const OrderChannel = z.enum(['web', 'phone', 'counter', 'mail', 'api']).meta({
  description: 'The way on which the order reached the shop. `api`: another program placed it.',
});
export type OrderChannel = z.infer<typeof OrderChannel>;

/** Parses the text of a note about an order. */
export const NoteText = withoutCardNumber(severalLines(1000)).refine((text) => text.trim() !== '');

/** Declares the fields of the order desk in the body of a new order. */
export const DESK_BODY = {
  channel: OrderChannel.optional().meta({
    description:
      'The way on which the order came. If omitted: `web` for customers, `phone` for staff, `api` for machines. A customer may name `web` or `api`; any other value counts as `web`.',
  }),
  note: NoteText.optional().meta({
    description: 'A note of the customer about this order, for example for the parcel. She sees it. It is sealed.',
  }),
};

/** Declares the fields of the order desk in an order as clients read it. */
export const DESK_VIEW = {
  channel: OrderChannel,
  placedBy: shopPerson('The member of staff or the API key that placed the order. Null if the customer did.'),
  returnId: Id.nullable().meta({
    description: 'The return that this order replaces: its goods are exchanged or sent again. Null for other orders.',
  }),
  tagIds: z.array(Id).meta({ description: 'The tags of the order, for staff. Empty for customers.' }),
  onHold: z.boolean().meta({
    description: 'True while the shop holds the order: it is neither picked nor shipped (`listOrderHolds`).',
  }),
  shipBy: Instant.nullable().meta({
    description:
      'The time at which a confirmed order is cancelled if it has not left. A hold does not stop this clock.',
  }),
};

/** Declares the query parameters by which the order desk filters a list of orders. */
export const DESK_FILTER = {
  ...choiceParams('channel', OrderChannel),
  placedBy: Id.optional().meta({ description: 'Only orders that this member of staff placed.' }),
  tagId: Id.optional().meta({ description: 'Only orders with this tag. Customers find none.' }),
  onHold: z.enum(['true', 'false']).optional().meta({ description: '`true`: only orders that are held.' }),
};
