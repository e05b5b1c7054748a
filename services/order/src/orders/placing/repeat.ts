import type { Eye, LensParameters } from '@toric/contracts/lens';
import { ORDER_LINE_UNKNOWN } from '@toric/contracts/order/order.errors';
import type { OrderLine } from '@toric/contracts/order/order.http';
import type { RepeatedLine } from '@toric/contracts/order/repeat.http';
import type { z } from 'zod';

/** A line of the earlier order, with its parameters decrypted. */
export type EarlierLine = {
  readonly id: string;
  readonly eye: z.output<typeof Eye>;
  readonly productId: string;
  readonly packId: string;
  readonly prescriptionId: string;
  readonly parameters: LensParameters;
};

/** Returns the lines of the new order. Throws if a wanted line is none of the earlier order. */
export const repeatedLines = (
  earlier: readonly EarlierLine[],
  wanted: readonly RepeatedLine[],
): z.output<typeof OrderLine>[] =>
  wanted.map(({ lineId, quantity, packId, prescriptionId }, index) => {
    const line = earlier.find(({ id }) => id === lineId);
    const unknown = ORDER_LINE_UNKNOWN();
    if (!line) throw unknown.at({ pointer: `/lines/${index}/lineId`, detail: unknown.detail });
    const { eye, productId, parameters } = line;
    return {
      ...{ eye, productId, parameters, quantity },
      packId: packId ?? line.packId,
      prescriptionId: prescriptionId ?? line.prescriptionId,
    };
  });
