/**
 * Describes how an order is handed to the carrier: as a labelled parcel, or with a tracking number that a person typed.
 */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';

const EITHER = says({
  en: 'name the carrier and the tracking number, or a parcel that has its label',
  zh: '请填写承运商和运单号，或指定已有面单的包裹',
});

export const ShipOrderBody = z
  .strictObject({
    carrier: oneLine(60).optional(),
    trackingNumber: oneLine(80).optional(),
    parcelId: Id.optional().meta({ description: 'A labelled parcel of the order. Then leave carrier and number out.' }),
  })
  .refine(
    ({ carrier, trackingNumber, parcelId }) =>
      parcelId === undefined
        ? carrier !== undefined && trackingNumber !== undefined
        : carrier === undefined && trackingNumber === undefined,
    EITHER,
  );
