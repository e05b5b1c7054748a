import type { BoxParameters, Eye } from '@toric/contracts/lens';
import { ORDER_LINE_UNKNOWN } from '@toric/contracts/order/order.errors';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { RepeatedLine } from '@toric/contracts/order/repeat.http';

/** Describes a line of the earlier order, with the decrypted parameters of its lens. */
export type EarlierLine = {
  readonly id: string;
  readonly eye: Eye | null;
  readonly productId: string;
  readonly packId: string;
  readonly quantity: number;
  readonly prescriptionId: string | null;
  readonly parameters: BoxParameters;
};

/**
 * Returns the lines of the earlier order that the new order repeats. If the request names none, these are all lines.
 */
export const wantedLines = (earlier: readonly EarlierLine[], named: readonly RepeatedLine[] | undefined) =>
  named ?? earlier.map(({ id: lineId, quantity }) => ({ lineId, quantity }));

/** Returns the lines of the new order. Throws if the request names a line that the earlier order does not have. */
export const repeatedLines = (
  earlier: readonly EarlierLine[],
  named: readonly RepeatedLine[] | undefined,
): PlaceOrderBody['lines'] =>
  wantedLines(earlier, named).map(({ lineId, quantity, packId, prescriptionId }: RepeatedLine, index) => {
    const line = earlier.find(({ id }) => id === lineId);
    const unknown = ORDER_LINE_UNKNOWN();
    if (!line) throw unknown.at({ pointer: `/lines/${index}/lineId`, detail: unknown.detail });
    const { eye, productId, parameters } = line;
    const goods = { productId, quantity, packId: packId ?? line.packId };
    // goods that are no lens need no prescription, so a prescription in the request is ignored
    if (eye === null || parameters === null || line.prescriptionId === null) return goods;
    return { ...goods, eye, parameters, prescriptionId: prescriptionId ?? line.prescriptionId };
  });
