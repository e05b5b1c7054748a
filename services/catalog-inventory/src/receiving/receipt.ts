/** Checks the lines of a goods receipt one by one, then merges them into lots. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  EXPIRED_ON,
  EXPIRES_SOON,
  MASTER_UDI_DI_ELSEWHERE,
  MORE_THAN_A_LOT_HAS,
  ORDERED_IN_SEVERAL,
  RECEIPT_EXPIRED,
  RECEIPT_GTIN_INVALID,
  RECEIPT_NOT_MADE,
  RECEIPT_PARAMETERS_UNKNOWN,
  RECEIPT_TOO_MANY_BOXES,
  RECEIPT_UNKNOWN_PACK,
  SAY_PARAMETERS,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import {
  NO_GTIN,
  NO_LENS_GOODS,
  NO_SUCH_PACK,
  NOT_MADE_SO,
  NOT_STOCKED,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { BOXES_PER_LOT_AT_MOST as limit } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { isLens, isStocked } from '@toric/contracts/goods/goods';
import type { BoxParameters } from '@toric/contracts/lens';
import type { Text } from '@toric/contracts/kernel/sentence';
import { addDays } from '@toric/optics/calendar-day';
import { isGtin } from '@toric/optics/gs1';
import type { LensIds } from '@toric/optics/lens-id';
import { mayHold, onlyContent, type ReceivablePack } from '../catalogue/pack.ts';
import { gtin14 } from '../catalogue/product.ts';
import type { OrderedLine } from '../purchasing/purchase-line.ts';
import type { ParsedLine } from './receipt-line.ts';
import { isWrong, refuseWrong, type WrongLine, wrongLine } from './line-errors.ts';
import { type BoxLot, boxLotOf } from './shop-label.ts';

export type ReceivedLot = BoxLot & {
  readonly key: number;
  readonly packId: string;
  readonly productId: string;
  readonly lensId: string;
  /** The parameters are null for goods that are not a lens. */
  readonly parameters: BoxParameters;
  /**
   * Holds the first day of manufacture that the boxes of the lot state. `madeUntil` holds the last. Both are null if no
   * box states a day.
   */
  readonly madeFrom: string | null;
  readonly madeUntil: string | null;
  readonly masterUdiDi: string | null;
  /** Holds the bin. It is null if no line of the lot names a bin, and the lot then stays in its bin. */
  readonly bin: string | null;
  readonly quantity: number;
};
export type CheckedReceipt = {
  readonly lots: readonly ReceivedLot[];
  /** Holds the `key` of the lot for each line of the receipt. */
  readonly lotOfLine: readonly number[];
  /** Holds the lot number and the expiry day for each line of the receipt. */
  readonly labels: readonly BoxLot[];
};
type Context = {
  readonly today: string;
  readonly lensIds: LensIds;
  /** Holds the lines of the purchase order. It is undefined if the boxes were received without a purchase order. */
  readonly ordered?: readonly OrderedLine[] | undefined;
};
type KnownLine = Omit<ParsedLine, 'parameters' | 'lotNumber' | 'expiresOn'> & {
  readonly pack: ReceivablePack;
  readonly parameters: BoxParameters;
  readonly label: BoxLot;
};

/**
 * Returns the parameters of the lens, or the reason why they are unknown. No code on a box contains the parameters.
 * They come from the request. Otherwise they are the only parameters in which the pack is made, or the only ones that
 * the purchase order expects.
 */
function parametersOf(
  { parameters }: ParsedLine,
  pack: ReceivablePack,
  ordered: readonly OrderedLine[],
): { parameters: BoxParameters } | { detail: Text } {
  if (parameters) return { parameters };
  const only = onlyContent(pack);
  if (only !== undefined) return { parameters: only };
  const ofPack = ordered.filter(({ packId }) => packId === pack.id);
  const open = ofPack.filter(({ quantity, received }) => received < quantity);
  const [expected, further] = open.length > 0 ? open : ofPack;
  if (!expected) return { detail: SAY_PARAMETERS() };
  return further ? { detail: ORDERED_IN_SEVERAL({ lenses: open.length || ofPack.length }) } : expected;
}

function knownLine(
  line: ParsedLine,
  index: number,
  pack: ReceivablePack | undefined,
  { today, ordered = [] }: Context,
): KnownLine | WrongLine {
  const { gtin, namedBy } = line;
  if (gtin !== undefined && !isGtin(gtin)) {
    return wrongLine(RECEIPT_GTIN_INVALID, index, namedBy, NO_GTIN({ gtin }));
  }
  if (!pack) return wrongLine(RECEIPT_UNKNOWN_PACK, index, namedBy, NO_SUCH_PACK());
  if (!isStocked(pack.goods)) return wrongLine(RECEIPT_NOT_MADE, index, namedBy, NOT_STOCKED());
  const content = parametersOf(line, pack, ordered);
  if ('detail' in content) return wrongLine(RECEIPT_PARAMETERS_UNKNOWN, index, 'parameters', content.detail);
  const { parameters } = content;
  if (!mayHold(pack, parameters)) {
    const detail = isLens(pack.goods) ? NOT_MADE_SO() : NO_LENS_GOODS();
    return wrongLine(RECEIPT_NOT_MADE, index, 'parameters', detail);
  }
  const label = boxLotOf(line, index, pack, today);
  if (isWrong(label)) return label;
  const { expiresOn } = label;
  if (expiresOn <= today) return wrongLine(RECEIPT_EXPIRED, index, 'expiresOn', EXPIRED_ON({ day: expiresOn }));
  return { ...line, pack, parameters, label };
}

/**
 * Checks all lines and merges the lines of the same lot. If any line is wrong, throws one refusal that names every
 * wrong line.
 */
export function checkReceipt(
  given: readonly ParsedLine[],
  packs: readonly ReceivablePack[],
  context: Context,
): CheckedReceipt {
  const packByKey = new Map(
    packs.flatMap(
      (pack) =>
        [
          [pack.id, pack],
          [pack.gtin, pack],
        ] as const,
    ),
  );
  const packOf = ({ packId, gtin }: ParsedLine) => packByKey.get(packId?.toLowerCase() ?? gtin14(gtin ?? ''));
  const lines = given.map((line, index) => knownLine(line, index, packOf(line), context));
  refuseWrong(lines.filter(isWrong), given.length);
  return mergeIntoLots(
    lines.filter((line) => 'pack' in line),
    context.lensIds,
  );
}

function mergeIntoLots(lines: readonly KnownLine[], lensIds: LensIds): CheckedReceipt {
  const lots = new Map<string, ReceivedLot>();
  const lotOfLine = lines.map(({ pack, parameters, label, quantity, madeOn, masterUdiDi, bin }) => {
    const { id: packId, productId } = pack;
    const { lotNumber, expiresOn } = label;
    const lens = lensIds.of(productId, parameters);
    const identity = [packId, lens, expiresOn, lotNumber].join(' ');
    const before = lots.get(identity);
    const key = before?.key ?? lots.size;
    const days = [before?.madeFrom, before?.madeUntil, madeOn].filter((day) => typeof day === 'string').sort();
    lots.set(identity, {
      ...{ key, packId, productId, lensId: lens, parameters, ...label },
      ...{ madeFrom: days[0] ?? null, madeUntil: days.at(-1) ?? null },
      masterUdiDi: before?.masterUdiDi ?? masterUdiDi ?? null,
      bin: bin ?? before?.bin ?? null,
      quantity: (before?.quantity ?? 0) + quantity,
    });
    return key;
  });
  return { lots: [...lots.values()], lotOfLine, labels: lines.map(({ label }) => label) };
}

/**
 * Throws one refusal that names each line whose lot would get more boxes than a lot may have. `stored` holds the boxes
 * that each lot has before the receipt.
 */
export function requireLotSizes(
  { lots, lotOfLine }: Pick<CheckedReceipt, 'lots' | 'lotOfLine'>,
  stored: readonly { key: number; onHand: number }[],
): void {
  const onHand = new Map(stored.map((lot) => [lot.key, lot.onHand]));
  const totals = new Map(lots.map(({ key, quantity }) => [key, quantity + (onHand.get(key) ?? 0)]));
  const wrong = lotOfLine.flatMap((key, index) => {
    const boxes = totals.get(key) ?? 0;
    const detail = MORE_THAN_A_LOT_HAS({ boxes, limit });
    return boxes > limit ? [wrongLine(RECEIPT_TOO_MANY_BOXES, index, 'quantity', detail)] : [];
  });
  refuseWrong(wrong, lotOfLine.length);
}

/**
 * Returns a warning for each line whose boxes expire in fewer than `days` days. The boxes are booked, because they have
 * arrived. Staff may complain to the supplier.
 */
export function expiringSoon(lines: readonly { expiresOn: string }[], today: string, days: number): FieldError[] {
  const soon = addDays(today, days);
  return lines.flatMap(({ expiresOn }, index) =>
    expiresOn < soon ? [{ pointer: `/lines/${index}/expiresOn`, detail: EXPIRES_SOON({ day: expiresOn, days }) }] : [],
  );
}

/** Returns a warning for each line whose Master UDI-DI belongs to another product. The boxes are booked. */
export function masterWarnings(
  { lots, lotOfLine }: Pick<CheckedReceipt, 'lots' | 'lotOfLine'>,
  others: readonly { code: string; product: string }[],
): FieldError[] {
  return lotOfLine.flatMap((key, index) => {
    const code = lots.find((lot) => lot.key === key)?.masterUdiDi;
    const other = others.find((one) => one.code === code);
    return other ? [{ pointer: `/lines/${index}`, detail: MASTER_UDI_DI_ELSEWHERE(other) }] : [];
  });
}
