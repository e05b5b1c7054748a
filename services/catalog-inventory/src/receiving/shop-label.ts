/**
 * Sets the lot number and the expiry day of boxes that state none. Lenses always state both. A lens case often has
 * neither. The delivery is then its lot, and the shop sets the day until which it sells the boxes (ADR 0091).
 */
import {
  CODE_WITHOUT_EXPIRY,
  CODE_WITHOUT_LOT,
  DATED_BY_SHOP,
  NUMBERED_BY_SHOP,
  RECEIPT_BARCODE,
  RECEIPT_LABEL_MISSING,
  SAY_EXPIRY,
  SAY_LOT,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { addMonths } from '@toric/optics/calendar-day';
import type { ReceivablePack } from '../catalogue/pack.ts';
import { type WrongLine, wrongLine } from './line-errors.ts';
import type { ParsedLine } from './receipt-line.ts';

export type BoxLot = {
  readonly lotNumber: string;
  readonly expiresOn: string;
  /** Is true if the shop set the lot number or the expiry day of the boxes. */
  readonly labelledByShop: boolean;
};
type Line = Pick<ParsedLine, 'lotNumber' | 'expiresOn' | 'namedBy'>;

/** Returns the lot number of a delivery: `IN-` and the day. All boxes of a pack that arrive on one day are one lot. */
const lotOfDelivery = (today: string) => `IN-${today.replaceAll('-', '')}`;

/**
 * Returns the lot number and the expiry day of the boxes of a line, or what is wrong with the line. `index` is the
 * index of the line.
 */
export function boxLotOf(
  { lotNumber, expiresOn, namedBy }: Line,
  index: number,
  { shelfLifeMonths }: Pick<ReceivablePack, 'shelfLifeMonths'>,
  today: string,
): BoxLot | WrongLine {
  if (lotNumber !== undefined && expiresOn !== undefined) return { lotNumber, expiresOn, labelledByShop: false };
  if (shelfLifeMonths !== null) {
    return {
      lotNumber: lotNumber ?? lotOfDelivery(today),
      expiresOn: expiresOn ?? addMonths(today, shelfLifeMonths),
      labelledByShop: true,
    };
  }
  const isScan = namedBy === 'barcode';
  const refuse = isScan ? RECEIPT_BARCODE : RECEIPT_LABEL_MISSING;
  if (lotNumber === undefined) return wrongLine(refuse, index, 'lotNumber', isScan ? CODE_WITHOUT_LOT() : SAY_LOT());
  return wrongLine(refuse, index, 'expiresOn', isScan ? CODE_WITHOUT_EXPIRY() : SAY_EXPIRY());
}

/**
 * Returns a notice for each lot number or day that the shop set, so that the person who receives the boxes marks the
 * shelf.
 */
export const shopLabels = (lines: readonly Line[], lots: readonly BoxLot[]): FieldError[] =>
  lines.flatMap((line, index) => {
    const lot = lots[index];
    if (!lot?.labelledByShop) return [];
    const pointer = `/lines/${index}`;
    return [
      ...(line.lotNumber === undefined
        ? [{ pointer: `${pointer}/lotNumber`, detail: NUMBERED_BY_SHOP({ lot: lot.lotNumber }) }]
        : []),
      ...(line.expiresOn === undefined
        ? [{ pointer: `${pointer}/expiresOn`, detail: DATED_BY_SHOP({ day: lot.expiresOn }) }]
        : []),
    ];
  });
