/** What each line of a goods receipt says of its boxes: as it was typed, or as it was scanned. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  CODE_SAYS_OTHERWISE,
  CODE_WITHOUT_EXPIRY,
  CODE_WITHOUT_GTIN,
  CODE_WITHOUT_LOT,
  RECEIPT_BARCODE,
  SCANNED_TWICE,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import type { ReceiveStockBody } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { Text } from '@toric/contracts/kernel/sentence';
import { parseElementString } from '@toric/optics/gs1-element-string';
import type { BoxLabel } from '@toric/optics/gs1-identifiers';
import { isWrong, refuseWrong, type WrongLine, wrongLine } from './line-errors.ts';

type Line = ReceiveStockBody['lines'][number];
export type LabelledLine = {
  readonly packId?: string | undefined;
  readonly gtin?: string | undefined;
  readonly namedBy: 'packId' | 'gtin' | 'barcode';
  readonly parameters?: LensParameters | undefined;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quantity: number;
};
type Labelled = {
  readonly line: LabelledLine;
  readonly serial?: string | undefined;
  readonly warnings: readonly Text[];
};

/** What the box says and what was sent with it must not differ; where it says nothing, what was sent holds. */
function fromLabel(line: Line, { gtin, lot, expiresOn }: BoxLabel): LabelledLine | { field: string; detail: Text } {
  const { parameters, quantity } = line;
  if (gtin === undefined) return { field: 'barcode', detail: CODE_WITHOUT_GTIN() };
  if (lot !== undefined && (line.lotNumber ?? lot) !== lot) {
    return { field: 'lotNumber', detail: CODE_SAYS_OTHERWISE({ said: lot }) };
  }
  if (expiresOn !== undefined && (line.expiresOn ?? expiresOn) !== expiresOn) {
    return { field: 'expiresOn', detail: CODE_SAYS_OTHERWISE({ said: expiresOn }) };
  }
  const [lotNumber, keepsUntil] = [line.lotNumber ?? lot, line.expiresOn ?? expiresOn];
  if (lotNumber === undefined) return { field: 'lotNumber', detail: CODE_WITHOUT_LOT() };
  if (keepsUntil === undefined) return { field: 'expiresOn', detail: CODE_WITHOUT_EXPIRY() };
  return { gtin, namedBy: 'barcode', parameters, lotNumber, expiresOn: keepsUntil, quantity };
}

function label(line: Line, index: number, today: string): Labelled | WrongLine {
  const { packId, gtin, barcode, parameters, lotNumber, expiresOn, quantity } = line;
  if (barcode === undefined) {
    if (lotNumber === undefined || expiresOn === undefined) throw new Error('a line without lot or expiry was let in');
    const namedBy = packId === undefined ? 'gtin' : 'packId';
    return { line: { packId, gtin, namedBy, parameters, lotNumber, expiresOn, quantity }, warnings: [] };
  }
  const scan = parseElementString(barcode, today);
  if (!scan.ok) return wrongLine(RECEIPT_BARCODE, index, 'barcode', scan.problem);
  const read = fromLabel(line, scan.label);
  if ('detail' in read) return wrongLine(RECEIPT_BARCODE, index, read.field, read.detail);
  return { line: read, serial: scan.label.serial, warnings: scan.warnings };
}

/** A serial number is one box: whoever scans it again counts the same box twice. */
function scannedTwice(labelled: readonly Labelled[]): WrongLine[] {
  const seen = new Set<string>();
  return labelled.flatMap(({ line: { gtin }, serial }, index) => {
    if (serial === undefined) return [];
    const box = `${gtin} ${serial}`;
    if (seen.has(box)) return [wrongLine(RECEIPT_BARCODE, index, 'barcode', SCANNED_TWICE({ serial }))];
    seen.add(box);
    return [];
  });
}

/** `today` places the two-digit years of the codes. */
export function readLabels(
  lines: readonly Line[],
  today: string,
): { readonly lines: readonly LabelledLine[]; readonly warnings: readonly FieldError[] } {
  const read = lines.map((line, index) => label(line, index, today));
  refuseWrong(read.filter(isWrong), lines.length);
  const labelled = read.filter((one) => 'line' in one);
  refuseWrong(scannedTwice(labelled), lines.length);
  return {
    lines: labelled.map(({ line }) => line),
    warnings: labelled.flatMap(({ warnings }, index) =>
      warnings.map((detail) => ({ pointer: `/lines/${index}/barcode`, detail })),
    ),
  };
}
