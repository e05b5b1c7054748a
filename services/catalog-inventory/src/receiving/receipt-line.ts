/** Reads the lines of a goods receipt: pack, lot and expiry day come from typed fields or from a scanned code. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  CODE_SAYS_OTHERWISE,
  CODE_WITHOUT_GTIN,
  MASTER_UDI_DI_WRONG,
  RECEIPT_BARCODE,
  SCANNED_TWICE,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import type { ReceiveStockBody } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { Text } from '@toric/contracts/kernel/sentence';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { checkPair } from '@toric/optics/gs1/gs1-format';
import type { BoxLabel } from '@toric/optics/gs1/gs1-identifiers';
import { isWrong, refuseWrong, type WrongLine, wrongLine } from './line-errors.ts';

type Line = ReceiveStockBody['lines'][number];
export type ParsedLine = {
  readonly packId?: string | undefined;
  readonly gtin?: string | undefined;
  readonly namedBy: 'packId' | 'gtin' | 'barcode';
  readonly parameters?: LensParameters | undefined;
  /**
   * Holds the lot number. It is undefined if neither the code nor a person states one, which is possible only for goods
   * that the shop may label itself.
   */
  readonly lotNumber: string | undefined;
  readonly expiresOn: string | undefined;
  readonly madeOn?: string | undefined;
  readonly masterUdiDi?: string | undefined;
  readonly bin?: string | undefined;
  readonly quantity: number;
};
type LineResult = {
  readonly line: ParsedLine;
  readonly serial?: string | undefined;
  readonly warnings: readonly Text[];
};

/**
 * Merges the scanned label with the typed fields. A typed field must agree with the label, or fill a gap of the label.
 */
function mergeLabel(line: Line, label: BoxLabel): ParsedLine | { field: string; detail: Text } {
  const { gtin, lot, expiresOn } = label;
  const { parameters, bin, quantity } = line;
  if (gtin === undefined) return { field: 'barcode', detail: CODE_WITHOUT_GTIN() };
  for (const field of ['madeOn', 'masterUdiDi'] as const) {
    const said = label[field];
    if (said !== undefined && (line[field] ?? said) !== said) return { field, detail: CODE_SAYS_OTHERWISE({ said }) };
  }
  if (lot !== undefined && (line.lotNumber ?? lot) !== lot) {
    return { field: 'lotNumber', detail: CODE_SAYS_OTHERWISE({ said: lot }) };
  }
  if (expiresOn !== undefined && (line.expiresOn ?? expiresOn) !== expiresOn) {
    return { field: 'expiresOn', detail: CODE_SAYS_OTHERWISE({ said: expiresOn }) };
  }
  const [lotNumber, keepsUntil] = [line.lotNumber ?? lot, line.expiresOn ?? expiresOn];
  const made = { madeOn: label.madeOn ?? line.madeOn, masterUdiDi: label.masterUdiDi ?? line.masterUdiDi };
  return { gtin, namedBy: 'barcode', parameters, lotNumber, expiresOn: keepsUntil, ...made, bin, quantity };
}

function parseLine(line: Line, index: number, today: string): LineResult | WrongLine {
  const { packId, gtin, barcode, parameters, lotNumber, expiresOn, madeOn, masterUdiDi, bin, quantity } = line;
  if (masterUdiDi !== undefined && checkPair(masterUdiDi.slice(0, -2)) !== masterUdiDi.slice(-2))
    return wrongLine(RECEIPT_BARCODE, index, 'masterUdiDi', MASTER_UDI_DI_WRONG());
  if (barcode === undefined) {
    const namedBy = packId === undefined ? 'gtin' : 'packId';
    const label = { lotNumber, expiresOn, madeOn, masterUdiDi, bin };
    return { line: { packId, gtin, namedBy, parameters, ...label, quantity }, warnings: [] };
  }
  const scan = parseElementString(barcode, today);
  if (!scan.ok) return wrongLine(RECEIPT_BARCODE, index, 'barcode', scan.problem);
  const merged = mergeLabel(line, scan.label);
  if ('detail' in merged) return wrongLine(RECEIPT_BARCODE, index, merged.field, merged.detail);
  return { line: merged, serial: scan.label.serial, warnings: scan.warnings };
}

/**
 * Returns an error for each repeated scan of a serial number. A serial number belongs to one box, so a second scan
 * would count the same box twice.
 */
function duplicateSerials(results: readonly LineResult[]): WrongLine[] {
  const seen = new Set<string>();
  return results.flatMap(({ line: { gtin }, serial }, index) => {
    if (serial === undefined) return [];
    const box = `${gtin} ${serial}`;
    if (seen.has(box)) return [wrongLine(RECEIPT_BARCODE, index, 'barcode', SCANNED_TWICE({ serial }))];
    seen.add(box);
    return [];
  });
}

/**
 * Returns the lines, and the warnings about their codes. If any line is wrong, throws one refusal that names every
 * wrong line. `today` determines the century of two-digit years in codes.
 */
export function parseReceiptLines(
  lines: readonly Line[],
  today: string,
): { readonly lines: readonly ParsedLine[]; readonly warnings: readonly FieldError[] } {
  const results = lines.map((line, index) => parseLine(line, index, today));
  refuseWrong(results.filter(isWrong), lines.length);
  const parsed = results.filter((one) => 'line' in one);
  refuseWrong(duplicateSerials(parsed), lines.length);
  return {
    lines: parsed.map(({ line }) => line),
    warnings: parsed.flatMap(({ warnings }, index) =>
      warnings.map((detail) => ({ pointer: `/lines/${index}/barcode`, detail })),
    ),
  };
}
