/** A goods receipt: what came in, checked line by line, then merged into lots. */
import type { BusinessError, FieldError } from '@toric/contracts/business-error';
import {
  EXPIRED_ON,
  NO_GTIN,
  NO_SUCH_PACK,
  NOT_MADE_SO,
  RECEIPT_EXPIRED,
  RECEIPT_GTIN_INVALID,
  RECEIPT_NOT_MADE,
  RECEIPT_UNKNOWN_PACK,
} from '@toric/contracts/catalog-stock.errors';
import type { ReceiveStockBody } from '@toric/contracts/catalog-stock.http';
import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import type { Text } from '@toric/contracts/sentence';
import { isGtin } from '@toric/optics/gs1';
import { lensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { gtin14 } from './product.ts';

type Line = ReceiveStockBody['lines'][number];
export type ReceivablePack = {
  readonly id: string;
  readonly gtin: string;
  readonly productId: string;
  readonly matrix: ParameterMatrix;
};
export type ReceivedLot = {
  readonly key: number;
  readonly packId: string;
  readonly productId: string;
  readonly lensId: string;
  readonly parameters: LensParameters;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quantity: number;
};
export type CheckedReceipt = {
  readonly lots: readonly ReceivedLot[];
  /** The key of the lot that each line went into. */
  readonly lotOfLine: readonly number[];
};

type Refuse = (counts: { wrong: number; lines: number }) => BusinessError;
type WrongLine = { refuse: Refuse; error: FieldError };

function wrongLine(line: Line, index: number, pack: ReceivablePack | undefined, today: string): WrongLine | undefined {
  const wrong = (refuse: Refuse, field: string, detail: Text) => ({
    refuse,
    error: { pointer: `/lines/${index}/${field}`, detail },
  });
  if (line.gtin !== undefined && !isGtin(line.gtin)) {
    return wrong(RECEIPT_GTIN_INVALID, 'gtin', NO_GTIN({ gtin: line.gtin }));
  }
  if (!pack) return wrong(RECEIPT_UNKNOWN_PACK, line.gtin === undefined ? 'packId' : 'gtin', NO_SUCH_PACK());
  if (!compileMatrix(pack.matrix).contains(line.parameters)) {
    return wrong(RECEIPT_NOT_MADE, 'parameters', NOT_MADE_SO());
  }
  if (line.expiresOn <= today) return wrong(RECEIPT_EXPIRED, 'expiresOn', EXPIRED_ON({ day: line.expiresOn }));
  return undefined;
}

function requireGood(wrong: readonly WrongLine[], lines: number): void {
  const [first] = wrong;
  if (first) throw first.refuse({ wrong: wrong.length, lines }).at(...wrong.map(({ error }) => error));
}

/** Refuses the whole receipt, naming every line that is wrong; boxes of one lot are added up. */
export function checkReceipt(lines: readonly Line[], packs: readonly ReceivablePack[], today: string): CheckedReceipt {
  const byName = new Map(
    packs.flatMap(
      (pack) =>
        [
          [pack.id, pack],
          [pack.gtin, pack],
        ] as const,
    ),
  );
  const packOf = (line: Line) => byName.get(line.packId?.toLowerCase() ?? gtin14(line.gtin ?? ''));
  const wrong = lines.map((line, i) => wrongLine(line, i, packOf(line), today)).filter((one) => one !== undefined);
  requireGood(wrong, lines.length);

  const lots = new Map<string, ReceivedLot>();
  const lotOfLine = lines.map((line) => {
    const pack = packOf(line);
    if (!pack) throw new Error('a line without a pack was let through');
    const { parameters, lotNumber, expiresOn } = line;
    const lens = lensId(pack.productId, parameters);
    const name = [pack.id, lens, expiresOn, lotNumber].join(' ');
    const { key, quantity } = lots.get(name) ?? { key: lots.size, quantity: 0 };
    const { id: packId, productId } = pack;
    lots.set(name, {
      key,
      packId,
      productId,
      lensId: lens,
      parameters,
      lotNumber,
      expiresOn,
      quantity: quantity + line.quantity,
    });
    return key;
  });
  return { lots: [...lots.values()], lotOfLine };
}
