import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { toDayNumber } from './calendar-day.ts';
import { isGtin } from './gs1.ts';
import { type BoxLabel, elementLength, type Identifier, IDENTIFIERS } from './gs1-identifiers.ts';
import { FNC1, scannedData } from './gs1-scan.ts';

export type ScanResult =
  | { readonly ok: true; readonly label: BoxLabel; readonly warnings: readonly Text[] }
  | { readonly ok: false; readonly problem: Text };

const KNOWN = [...IDENTIFIERS.keys()].join(', ');

const GTIN_ALONE = sentence({
  en: '{digits} is only a GTIN, without lot and expiry date: scan the other code on the box',
  zh: '{digits} 只是 GTIN，不含批号和有效期：请扫描包装盒上的另一条码',
});
const UNKNOWN = sentence({
  en: '"{code}" is not a GS1 application identifier (this reader knows {known}): scan the code on the box',
  zh: '“{code}”不是 GS1 应用标识符（此处读取：{known}）：请扫描包装盒上的条码',
});
const CUT_SHORT = sentence({
  en: '"{element}" is cut short: scan the whole code again',
  zh: '“{element}”不完整：请重新扫描整个条码',
});
const IGNORED = sentence({
  en: '"{element}" is not needed here and was ignored',
  zh: '“{element}”此处不需要，已略过',
});
const NOTHING_READ = sentence({
  en: 'the code contains no element that is read here ({known}): scan the code on the box',
  zh: '其中没有此处读取的内容（{known}）：请扫描包装盒上的条码',
});
const TWICE = sentence({
  en: 'it occurs twice with different values: scan one box at a time',
  zh: '出现两次且不一致：请一次只扫描一盒',
});
const STRAY_SEPARATOR = sentence({
  en: 'a separator follows it, although its length is fixed',
  zh: '其后有不应出现的分隔符',
});
const LOST_SEPARATOR = sentence({
  en: 'it ends in {tail}, which looks like a separate element: if the box prints it separately, set the scanner to send FNC1 as ASCII 29',
  zh: '其末尾 {tail} 像是另一数据项：如果包装盒上是分开印刷的，请将扫描器设为以 ASCII 29 发送 FNC1',
});
const NO_GTIN = sentence({
  en: 'there is no GTIN (01): scan the other code on the box, which has it',
  zh: '没有 GTIN (01)：它在包装盒的另一条码上',
});
const EXPIRED_BEFORE_MADE = sentence({
  en: 'it expires on {expiresOn}, before it was made on {madeOn}: compare both dates with the box',
  zh: '有效期 {expiresOn} 早于生产日期 {madeOn}：请与包装盒核对',
});

type Label = { -readonly [key in keyof BoxLabel]: BoxLabel[key] };
type Element = {
  readonly code: string;
  readonly text: string;
  /** The data after this element and its separator. */
  readonly rest: string;
  readonly hasFixedLength: boolean;
  readonly isComplete: boolean;
  readonly hasSeparator: boolean;
};

const aboutElement = (code: string, { name }: Identifier, text: Text): Text => ({
  en: `(${code}) ${name.en}: ${text.en}`,
  zh: `(${code}) ${name.zh}：${text.zh}`,
});

/** Splits off the first element, by its predefined length or up to the next separator, and removes that separator. */
function takeElement(data: string, length: number | 'variable'): Element {
  const separator = data.indexOf(FNC1, 2);
  const hasFixedLength = length !== 'variable';
  const end = hasFixedLength ? length : separator === -1 ? data.length : separator;
  const hasSeparator = data[end] === FNC1;
  const [text, rest] = [data.slice(2, end), data.slice(hasSeparator ? end + 1 : end)];
  const isComplete = !hasFixedLength || (data.length >= length && !text.includes(FNC1));
  return { code: data.slice(0, 2), text, rest, hasFixedLength, isComplete, hasSeparator };
}

/**
 * The code of every box has these elements. If one of them is missing, it may have become the end of a lot or serial
 * number, because the separator before it was lost.
 */
const NEEDED: readonly (keyof BoxLabel)[] = ['gtin', 'expiresOn'];

/**
 * Returns the end of the last lot or serial number if this end is a valid element that the label lacks: the separator
 * before it was probably lost. Otherwise returns undefined.
 */
function swallowedElement(element: Element, label: Label, thisYear: number): string | undefined {
  const { text, rest, hasSeparator, hasFixedLength } = element;
  if (hasFixedLength || hasSeparator || rest !== '') return undefined;
  for (let at = 1; at < text.length; at += 1) {
    const tail = text.slice(at);
    const identifier = IDENTIFIERS.get(tail.slice(0, 2));
    if (!identifier || !NEEDED.includes(identifier.key) || label[identifier.key] !== undefined) continue;
    const swallowed = takeElement(tail, elementLength(tail) ?? 'variable');
    const continues = swallowed.rest === '' || IDENTIFIERS.has(swallowed.rest.slice(0, 2));
    if (continues && 'value' in identifier.read(swallowed.text, thisYear)) return tail;
  }
  return undefined;
}

/** Adds one element to the label. Returns the warnings, or the problem that ends the reading. */
function addToLabel(label: Label, taken: Element, thisYear: number): { problem: Text } | { warnings: Text[] } {
  const { code, text, hasFixedLength, isComplete, hasSeparator } = taken;
  const identifier = IDENTIFIERS.get(code);
  const element = code + text;
  if (!identifier) return isComplete ? { warnings: [IGNORED({ element })] } : { problem: CUT_SHORT({ element }) };
  const read = identifier.read(text, thisYear);
  if ('problem' in read) return { problem: aboutElement(code, identifier, read.problem) };
  if ((label[identifier.key] ?? read.value) !== read.value) return { problem: aboutElement(code, identifier, TWICE()) };
  label[identifier.key] = read.value;
  const tail = swallowedElement(taken, label, thisYear);
  // a separator after an element of fixed length is a printing mistake, but the data stay unambiguous: it is only a
  // warning
  const stray = hasFixedLength && hasSeparator && STRAY_SEPARATOR();
  const found = [read.warning, stray, tail !== undefined && LOST_SEPARATOR({ tail })];
  return { warnings: found.flatMap((warning) => (warning ? [aboutElement(code, identifier, warning)] : [])) };
}

function labelWarnings({ gtin, madeOn, expiresOn }: Label): Text[] {
  const noGtin = gtin === undefined ? [NO_GTIN()] : [];
  if (madeOn === undefined || expiresOn === undefined || madeOn <= expiresOn) return noGtin;
  return [...noGtin, EXPIRED_BEFORE_MADE({ madeOn, expiresOn })];
}

/**
 * Reads one element after the other. It stops at an identifier that GS1 never assigned, because the length of its
 * element is unknown and nothing after it can be trusted.
 */
function readElements(data: string, thisYear: number): ScanResult {
  const label: Label = {};
  const warnings: Text[] = [];
  for (let rest = data; rest !== ''; ) {
    const length = elementLength(rest);
    if (length === undefined) return { ok: false, problem: UNKNOWN({ code: rest.slice(0, 2), known: KNOWN }) };
    const element = takeElement(rest, length);
    const read = addToLabel(label, element, thisYear);
    if ('problem' in read) return { ok: false, problem: read.problem };
    warnings.push(...read.warnings);
    rest = element.rest;
  }
  if (Object.keys(label).length === 0) return { ok: false, problem: NOTHING_READ({ known: KNOWN }) };
  return { ok: true, label, warnings: [...warnings, ...labelWarnings(label)] };
}

/**
 * Reads the GS1 element string on a lens box: GTIN, lot, dates and serial number, in any order.
 * `today` (YYYY-MM-DD) decides the century of two-digit years. Throws a RangeError if `today` is not a calendar day.
 * Source: GS1 General Specifications.
 */
export function parseElementString(scanned: string, today: string): ScanResult {
  toDayNumber(today); // throws if it is not a calendar day
  const sent = scannedData(scanned);
  if ('problem' in sent) return { ok: false, problem: sent.problem };
  const result = readElements(sent.data, Number(today.slice(0, 4)));
  if (result.ok) return { ...result, warnings: [...sent.warnings, ...result.warnings] };
  const isOnlyGtin = sent.data.length >= 12 && isGtin(sent.data);
  return isOnlyGtin ? { ok: false, problem: GTIN_ALONE({ digits: sent.data }) } : result;
}
