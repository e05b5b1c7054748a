import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { toDayNumber } from '../calendar-day.ts';
import { isGtin } from '../gs1.ts';
import { readLink } from './gs1-digital-link.ts';
import { formatProblem, longestData } from './gs1-format.ts';
import { type BoxLabel, IDENTIFIERS } from './gs1-identifiers.ts';
import { type Element, labelOf, type ScanResult } from './gs1-label.ts';
import { FNC1, scannedData } from './gs1-scan.ts';
import { type Gs1Identifier, identifierAt } from './gs1-table.ts';

const GTIN_ALONE = sentence({
  en: '{digits} is only a GTIN, without lot and expiry date: scan the other code on the box',
  zh: '{digits} 只是 GTIN，不含批号和有效期：请扫描包装盒上的另一条码',
});
const UNASSIGNED = sentence({
  en: '"{code}" at character {at} is not a GS1 application identifier, so nothing after it can be trusted: scan the code on the box',
  zh: '第 {at} 个字符处的“{code}”不是 GS1 应用标识符，其后内容均不可信：请扫描包装盒上的条码',
});
const AT_CHARACTER = sentence({ en: '{problem} (at character {at})', zh: '{problem}（第 {at} 个字符处）' });

type Taken = Element & {
  /** Counts the characters of the element, including its separator. */
  readonly length: number;
  readonly hasSeparator: boolean;
};

/**
 * Splits the first element off the data, by its predefined length or up to the next separator, and removes that
 * separator.
 */
function takeElement(data: string, identifier: Gs1Identifier): Taken {
  const begin = identifier.code.length;
  const separator = data.indexOf(FNC1, begin);
  const variableEnd = separator === -1 ? data.length : separator;
  const end = identifier.hasFixedLength ? begin + longestData(identifier) : variableEnd;
  const hasSeparator = data[end] === FNC1;
  return { identifier, text: data.slice(begin, end), length: hasSeparator ? end + 1 : end, hasSeparator };
}

/**
 * Lists the elements that the code of every box must have. If one of them seems to be missing, it may be the end of a
 * lot or serial number, because the separator between the two was lost.
 */
const NEEDED: readonly (keyof BoxLabel)[] = ['gtin', 'expiresOn'];

/**
 * Returns the end of the last lot or serial number if this end is a valid element that the label lacks: the separator
 * before it was probably lost. Otherwise returns undefined.
 */
function swallowedElement(elements: readonly Taken[], thisYear: number): string | undefined {
  const last = elements.at(-1);
  if (!last || last.identifier.hasFixedLength || last.hasSeparator) return undefined;
  const present = new Set(elements.map(({ identifier }) => IDENTIFIERS.get(identifier.code)?.key));
  for (let at = 1; at < last.text.length; at += 1) {
    const tail = last.text.slice(at);
    const identifier = identifierAt(tail);
    const key = identifier && IDENTIFIERS.get(identifier.code)?.key;
    if (!key || !NEEDED.includes(key) || present.has(key)) continue;
    const swallowed = takeElement(tail, identifier);
    const rest = tail.slice(swallowed.length);
    const continues = rest === '' || identifierAt(rest) !== undefined;
    if (continues && formatProblem(identifier, swallowed.text, thisYear) === undefined) return tail;
  }
  return undefined;
}

/**
 * Splits the data of an element string into elements, one after the other. It stops at an identifier that is not
 * assigned, or at data that do not fit the format of their identifier. The start of the next element is then unknown.
 */
function splitElements(data: string, thisYear: number): { elements: Taken[] } | { problem: Text } {
  const elements: Taken[] = [];
  for (let at = 0; at < data.length; ) {
    const rest = data.slice(at);
    const identifier = identifierAt(rest);
    if (!identifier) return { problem: UNASSIGNED({ code: rest.slice(0, 2), at: at + 1 }) };
    const element = takeElement(rest, identifier);
    const problem = formatProblem(identifier, element.text, thisYear);
    if (problem) return { problem: problemAt(problem, identifier, at + 1) };
    elements.push(element);
    at += element.length;
  }
  return { elements };
}

function problemAt(problem: Text, { code }: Gs1Identifier, at: number): Text {
  const name = IDENTIFIERS.get(code)?.name;
  const named = (language: 'en' | 'zh') => (name ? `${name[language]}: ` : '');
  return {
    en: `(${code}) ${named('en')}${AT_CHARACTER({ problem: problem.en, at }).en}`,
    zh: `(${code}) ${named('zh')}${AT_CHARACTER({ problem: problem.zh, at }).zh}`,
  };
}

/**
 * Reads the GS1 code on a lens box, an element string or a GS1 Digital Link: GTIN, lot, dates, serial number and Master
 * UDI-DI, in any order. `today` (YYYY-MM-DD) decides the century of two-digit years. Throws a RangeError if `today` is
 * not a calendar day. Sources: GS1 General Specifications; GS1 Digital Link Standard, URI Syntax.
 */
export function parseElementString(scanned: string, today: string): ScanResult {
  toDayNumber(today); // `toDayNumber` throws if `today` is not a calendar day
  const thisYear = Number(today.slice(0, 4));
  const sent = scannedData(scanned);
  if ('problem' in sent) return { ok: false, problem: sent.problem };
  if ('link' in sent) {
    const link = readLink(sent.link, thisYear);
    return 'problem' in link ? { ok: false, problem: link.problem } : labelOf(link.elements, thisYear);
  }
  const split = splitElements(sent.data, thisYear);
  if ('problem' in split) {
    const isOnlyGtin = sent.data.length >= 12 && isGtin(sent.data);
    return { ok: false, problem: isOnlyGtin ? GTIN_ALONE({ digits: sent.data }) : split.problem };
  }
  const result = labelOf(split.elements, thisYear, swallowedElement(split.elements, thisYear));
  return result.ok ? { ...result, warnings: [...sent.warnings, ...result.warnings] } : result;
}
