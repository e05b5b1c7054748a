/** The element string of the GS1 code on a lens box: GTIN, lot, dates and serial number, in whatever order. */
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { toDayNumber } from './calendar-day.ts';
import { isGtin } from './gs1.ts';
import { type BoxLabel, elementLength, type Identifier, IDENTIFIERS } from './gs1-identifiers.ts';
import { dataOf, FNC1 } from './gs1-scan.ts';

export type ScanResult =
  | { readonly ok: true; readonly label: BoxLabel; readonly warnings: readonly Text[] }
  | { readonly ok: false; readonly problem: Text };

const KNOWN = [...IDENTIFIERS.keys()].join(', ');

const GTIN_ALONE = sentence({
  en: '{digits} is a GTIN alone, without lot and expiry: scan the other code of the box',
  zh: '{digits} 只是 GTIN，不含批号和有效期：请扫描包装盒上的另一条码',
});
const UNKNOWN = sentence({
  en: '"{code}" is no GS1 application identifier (read here: {known}): scan the code of the box',
  zh: '“{code}”不是 GS1 应用标识符（此处读取：{known}）：请扫描包装盒上的条码',
});
const CUT_SHORT = sentence({
  en: '"{element}" is cut short: scan the whole code again',
  zh: '“{element}”不完整：请重新扫描整个条码',
});
const PASSED_OVER = sentence({
  en: '"{element}" is not needed here and was passed over',
  zh: '“{element}”此处不需要，已略过',
});
const NOTHING_READ = sentence({
  en: 'it holds nothing of what is read here ({known}): scan the code of the box',
  zh: '其中没有此处读取的内容（{known}）：请扫描包装盒上的条码',
});
const TWICE = sentence({
  en: 'it occurs twice and differs: scan one box at a time',
  zh: '出现两次且不一致：请一次只扫描一盒',
});
const STRAY = sentence({ en: 'a separator follows it that does not belong there', zh: '其后有不应出现的分隔符' });
const LOST_SEPARATOR = sentence({
  en: 'it ends in {tail}, which reads like an element of its own: if the box shows it apart, set the scanner to send FNC1 as ASCII 29',
  zh: '其末尾 {tail} 像是另一数据项：如果包装盒上是分开印刷的，请将扫描器设为以 ASCII 29 发送 FNC1',
});
const NO_GTIN = sentence({
  en: 'there is no GTIN (01): another code of the box has it',
  zh: '没有 GTIN (01)：它在包装盒的另一条码上',
});
const EXPIRED_BEFORE_MADE = sentence({
  en: 'it expires on {expiresOn}, before it was made on {madeOn}: compare them with the box',
  zh: '有效期 {expiresOn} 早于生产日期 {madeOn}：请与包装盒核对',
});

type Label = { -readonly [key in keyof BoxLabel]: BoxLabel[key] };
type Element = {
  readonly code: string;
  readonly text: string;
  readonly after: string;
  readonly fixed: boolean;
  readonly whole: boolean;
  readonly ended: boolean;
};

const about = (code: string, { name }: Identifier, said: Text): Text => ({
  en: `(${code}) ${name.en}: ${said.en}`,
  zh: `(${code}) ${name.zh}：${said.zh}`,
});

/** Of a predefined length so much, otherwise up to the next separator; a separator that follows is taken too. */
function takeElement(rest: string, length: number | 'variable'): Element {
  const separator = rest.indexOf(FNC1, 2);
  const fixed = length !== 'variable';
  const end = fixed ? length : separator === -1 ? rest.length : separator;
  const ended = rest[end] === FNC1;
  const [text, after] = [rest.slice(2, end), rest.slice(ended ? end + 1 : end)];
  const whole = !fixed || (rest.length >= length && !text.includes(FNC1));
  return { code: rest.slice(0, 2), text, after, fixed, whole, ended };
}

/** What no box should lack: looked for at the end of a text that runs to the end of the data. */
const NEEDED: readonly (keyof BoxLabel)[] = ['gtin', 'expiresOn'];

function lostElement({ text, after, ended, fixed }: Element, label: Label, thisYear: number): string | undefined {
  if (fixed || ended || after !== '') return undefined;
  for (let at = 1; at < text.length; at += 1) {
    const tail = text.slice(at);
    const identifier = IDENTIFIERS.get(tail.slice(0, 2));
    if (!identifier || !NEEDED.includes(identifier.key) || label[identifier.key] !== undefined) continue;
    const lost = takeElement(tail, elementLength(tail) ?? 'variable');
    const follows = lost.after === '' || IDENTIFIERS.has(lost.after.slice(0, 2));
    if (follows && 'value' in identifier.read(lost.text, thisYear)) return tail;
  }
  return undefined;
}

/** Puts one element into the label; what is wrong with it ends the reading. */
function readInto(label: Label, taken: Element, thisYear: number): { problem: Text } | { warnings: Text[] } {
  const { code, text, fixed, whole, ended } = taken;
  const identifier = IDENTIFIERS.get(code);
  const element = code + text;
  if (!identifier) return whole ? { warnings: [PASSED_OVER({ element })] } : { problem: CUT_SHORT({ element }) };
  const read = identifier.read(text, thisYear);
  if ('problem' in read) return { problem: about(code, identifier, read.problem) };
  if ((label[identifier.key] ?? read.value) !== read.value) return { problem: about(code, identifier, TWICE()) };
  label[identifier.key] = read.value;
  const tail = lostElement(taken, label, thisYear);
  // a separator after a fixed length is a mistake of the printer that costs nothing to forgive
  const found = [read.warning, fixed && ended && STRAY(), tail !== undefined && LOST_SEPARATOR({ tail })];
  return { warnings: found.flatMap((warning) => (warning ? [about(code, identifier, warning)] : [])) };
}

function warningsAbout({ gtin, madeOn, expiresOn }: Label): Text[] {
  const noGtin = gtin === undefined ? [NO_GTIN()] : [];
  if (madeOn === undefined || expiresOn === undefined || madeOn <= expiresOn) return noGtin;
  return [...noGtin, EXPIRED_BEFORE_MADE({ madeOn, expiresOn })];
}

/** What GS1 never assigned is a misreading, and nothing after it can be trusted. */
function readAll(data: string, thisYear: number): ScanResult {
  const label: Label = {};
  const warnings: Text[] = [];
  for (let rest = data; rest !== ''; ) {
    const length = elementLength(rest);
    if (length === undefined) return { ok: false, problem: UNKNOWN({ code: rest.slice(0, 2), known: KNOWN }) };
    const element = takeElement(rest, length);
    const read = readInto(label, element, thisYear);
    if ('problem' in read) return { ok: false, problem: read.problem };
    warnings.push(...read.warnings);
    rest = element.after;
  }
  if (Object.keys(label).length === 0) return { ok: false, problem: NOTHING_READ({ known: KNOWN }) };
  return { ok: true, label, warnings: [...warnings, ...warningsAbout(label)] };
}

/** Reads a scanned element string; `today` (YYYY-MM-DD) places its two-digit years. */
export function parseElementString(scanned: string, today: string): ScanResult {
  toDayNumber(today); // throws on anything but a calendar day
  const sent = dataOf(scanned);
  if ('problem' in sent) return { ok: false, problem: sent.problem };
  const result = readAll(sent.data, Number(today.slice(0, 4)));
  if (result.ok) return { ...result, warnings: [...sent.warnings, ...result.warnings] };
  const alone = sent.data.length >= 12 && isGtin(sent.data);
  return alone ? { ok: false, problem: GTIN_ALONE({ digits: sent.data }) } : result;
}
