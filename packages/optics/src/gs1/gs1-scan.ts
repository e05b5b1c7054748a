// Removes what a scanner adds to a GS1 code: symbology prefix, end of line, printable stand-ins for FNC1.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';

/** Holds the separator after an element of variable length, as scanners send it: ASCII 29 (group separator). */
export const FNC1 = String.fromCharCode(29);

const WRITTEN_SEPARATOR = sentence({
  en: 'the separator came as text: set the scanner to send FNC1 as ASCII 29, otherwise a lot number that contains the same text is cut off',
  zh: '分隔符以文字形式传入：请将扫描器设为以 ASCII 29 发送 FNC1，否则含有相同文字的批号会被截断',
});
const NOT_GS1 = sentence({
  en: '{prefix} is not a GS1 symbol with application identifiers: scan the GS1 DataMatrix, GS1-128 or GS1 QR code on the box',
  zh: '{prefix} 不是带应用标识符的 GS1 条码：请扫描包装盒上的 GS1 DataMatrix、GS1-128 或 GS1 QR 码',
});
const TWO_SEPARATORS = sentence({
  en: 'two separators follow each other, so something between them is missing: scan the whole code again',
  zh: '两个分隔符相连，其间有内容缺失：请重新扫描整个条码',
});
const NOTHING = sentence({
  en: 'nothing was scanned: scan the code on the box',
  zh: '未扫描到内容：请扫描包装盒上的条码',
});
const PARENTHESES = sentence({
  en: 'the parentheses are printed for people and are not part of the code: scan the code, or leave the parentheses out',
  zh: '括号是供人阅读的，不属于条码内容：请扫描条码，或去掉括号',
});

/**
 * Lists the accepted symbology identifiers: prefixes by which a scanner reports the kind of the code. They stand for
 * GS1 DataMatrix, GS1-128, GS1 QR, DataBar (and composites) and DotCode. Source: GS1 General Specifications.
 */
const SYMBOLS = [']d2', ']C1', ']Q3', ']e0', ']J1'];
/** Matches a URL in any QR code or DataMatrix. A GS1 Digital Link needs no GS1 symbol (GS1 Digital Link Standard). */
const LINK = /^(?:\][A-Za-z]\d)?(https?:\/\/.+)$/is;
const WRITTEN = /[<[{](?:GS|FNC1)[>\]}]|\\x1d|\\u001d|\^\]|␝/gi;

export type ScannedData =
  | { readonly data: string; readonly warnings: readonly Text[] }
  | { readonly link: string }
  | { readonly problem: Text };

/**
 * Returns the element string or the URL of a scan, or the problem that makes it unreadable. Parentheses are refused:
 * the GS1 General Specifications print them for people and never encode them. As a lot may contain parentheses,
 * `(10)A(17)280101` is ambiguous.
 */
export function scannedData(scanned: string): ScannedData {
  const line = scanned.trim();
  const link = LINK.exec(line)?.[1];
  if (link !== undefined) return { link };
  const text = line.replace(WRITTEN, FNC1);
  const prefix = /^\][A-Za-z]\d/.exec(text)?.[0];
  if (prefix !== undefined && !SYMBOLS.includes(prefix)) return { problem: NOT_GS1({ prefix }) };
  const sent = text.slice(prefix?.length ?? 0);
  const data = sent.startsWith(FNC1) ? sent.slice(1) : sent;
  if (data === '') return { problem: NOTHING() };
  if (data.startsWith('(')) return { problem: PARENTHESES() };
  if (data.includes(FNC1 + FNC1)) return { problem: TWO_SEPARATORS() };
  return { data, warnings: text === line ? [] : [WRITTEN_SEPARATOR()] };
}
