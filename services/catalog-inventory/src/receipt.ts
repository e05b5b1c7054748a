/** A goods receipt: what came in, checked line by line, then merged into lots. */
import { BusinessError, type FieldError } from '@toric/contracts/business-error';
import type { ReceiveStockBody } from '@toric/contracts/catalog-stock.http';
import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { isGtin } from '@toric/optics/gs1';
import { lensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { gtin14 } from './product.ts';

export const ALREADY_BOOKED = 'receipt.already-booked';
export const GTIN_INVALID = 'receipt.gtin-invalid';
export const UNKNOWN_PACK = 'receipt.unknown-pack';
export const NOT_MADE = 'receipt.not-made';
export const EXPIRED = 'receipt.expired';

export const alreadyBooked = (reference: string) =>
  new BusinessError(
    ALREADY_BOOKED,
    'conflict',
    `The receipt ${reference} is booked already. Look for its lots in GET /stock.`,
  );

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

type Refusal = { slug: string; error: FieldError };

function refusalOf(line: Line, index: number, pack: ReceivablePack | undefined, today: string): Refusal | undefined {
  const refuse = (slug: string, field: string, detail: string) => ({
    slug,
    error: { pointer: `/lines/${index}/${field}`, detail },
  });
  if (line.gtin !== undefined && !isGtin(line.gtin)) {
    return refuse(GTIN_INVALID, 'gtin', `${line.gtin} is no GTIN: its check digit does not match. Scan the box again.`);
  }
  if (!pack)
    return refuse(
      UNKNOWN_PACK,
      line.gtin === undefined ? 'packId' : 'gtin',
      'No product has this pack. Add the pack first.',
    );
  if (!compileMatrix(pack.matrix).contains(line.parameters)) {
    return refuse(NOT_MADE, 'parameters', 'The product is not made in these parameters. Compare them with the box.');
  }
  if (line.expiresOn <= today) return refuse(EXPIRED, 'expiresOn', `It expired on ${line.expiresOn}. Send it back.`);
  return undefined;
}

function requireGood(refusals: readonly Refusal[], lines: number): void {
  const [first] = refusals;
  if (!first) return;
  const detail = `${refusals.length} of ${lines} lines cannot be booked, so none was. Correct them and send the receipt again.`;
  throw new BusinessError(
    first.slug,
    'unprocessable',
    detail,
    refusals.map(({ error }) => error),
  );
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
  const refusals = lines.map((line, i) => refusalOf(line, i, packOf(line), today)).filter((one) => one !== undefined);
  requireGood(refusals, lines.length);

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
