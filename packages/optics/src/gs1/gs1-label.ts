// Makes the label of a box from the elements of its code, and checks which elements may occur together.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { type BoxLabel, type Identifier, IDENTIFIERS } from './gs1-identifiers.ts';
import { fitsPattern, type Gs1Identifier } from './gs1-table.ts';

export type ScanResult =
  | { readonly ok: true; readonly label: BoxLabel; readonly warnings: readonly Text[] }
  | { readonly ok: false; readonly problem: Text };

/** Describes one element of a GS1 code. Its data fit the format of its identifier. */
export interface Element {
  readonly identifier: Gs1Identifier;
  readonly text: string;
  readonly hasSeparator?: boolean;
}

const KNOWN = [...IDENTIFIERS.keys()].join(', ');

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
const NOT_TOGETHER = sentence({
  en: '({code}) and ({other}) must not stand in the same code: scan the code on the box of lenses',
  zh: '({code}) 与 ({other}) 不得出现在同一条码中：请扫描镜片包装盒上的条码',
});
const COMPANION_MISSING = sentence({
  en: '({code}) belongs to {companions}, which is not in this code: scan the other code on the box too',
  zh: '({code}) 须与 {companions} 同在，而此条码中没有：请同时扫描包装盒上的另一条码',
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

const aboutElement = (code: string, { name }: Identifier, text: Text): Text => ({
  en: `(${code}) ${name.en}: ${text.en}`,
  zh: `(${code}) ${name.zh}：${text.zh}`,
});

/**
 * Adds one element to the label of a box. Returns the warnings, or the problem because of which the code cannot be
 * read.
 */
function addToLabel(
  label: Label,
  { identifier: { code, hasFixedLength }, text, hasSeparator }: Element,
  thisYear: number,
): { problem: Text } | { warnings: Text[] } {
  const identifier = IDENTIFIERS.get(code);
  if (!identifier) return { warnings: [IGNORED({ element: code + text })] };
  const read = identifier.read(text, thisYear);
  if ('problem' in read) return { problem: aboutElement(code, identifier, read.problem) };
  if ((label[identifier.key] ?? read.value) !== read.value) return { problem: aboutElement(code, identifier, TWICE()) };
  label[identifier.key] = read.value;
  // a separator after an element of fixed length is a printing mistake, but the data stay unambiguous, so it is only a
  // warning
  const found = [read.warning, hasFixedLength && hasSeparator ? STRAY_SEPARATOR() : undefined];
  return { warnings: found.flatMap((warning) => (warning ? [aboutElement(code, identifier, warning)] : [])) };
}

/** Returns the problem if two elements of the code must not occur together. An identifier never excludes itself. */
function excludedPair(codes: readonly string[], identifiers: readonly Gs1Identifier[]): Text | undefined {
  for (const { code, excluded } of identifiers) {
    const other = codes.find((one) => one !== code && excluded.some((pattern) => fitsPattern(one, pattern)));
    if (other !== undefined) return NOT_TOGETHER({ code, other });
  }
  return undefined;
}

/**
 * Returns a warning for each element that lacks an element which must accompany it. The missing element is no reason to
 * refuse, because it may be in another code of the same box. The GTIN has a warning of its own.
 */
function companionWarnings(codes: readonly string[], identifiers: readonly Gs1Identifier[]): Text[] {
  const isPresent = (pattern: string) => codes.some((code) => fitsPattern(code, pattern));
  return identifiers.flatMap(({ code, companions }) => {
    if (companions.length === 0 || companions.some((group) => group.every(isPresent))) return [];
    if (companions.some((group) => group.length === 1 && group[0] === '01') && !codes.includes('01')) return [];
    return [COMPANION_MISSING({ code, companions: companions.map((group) => `(${group.join(')+(')})`).join(' / ') })];
  });
}

function labelWarnings({ gtin, madeOn, expiresOn }: Label): Text[] {
  const noGtin = gtin === undefined ? [NO_GTIN()] : [];
  if (madeOn === undefined || expiresOn === undefined || madeOn <= expiresOn) return noGtin;
  return [...noGtin, EXPIRED_BEFORE_MADE({ madeOn, expiresOn })];
}

/**
 * Returns the label of the elements of one code. `swallowed` is the end of the last lot or serial number if this end is
 * probably an element of its own.
 */
export function labelOf(elements: readonly Element[], thisYear: number, swallowed?: string): ScanResult {
  const label: Label = {};
  const warnings: Text[] = [];
  for (const element of elements) {
    const added = addToLabel(label, element, thisYear);
    if ('problem' in added) return { ok: false, problem: added.problem };
    warnings.push(...added.warnings);
  }
  const last = elements.at(-1)?.identifier.code ?? '';
  const lastIdentifier = IDENTIFIERS.get(last);
  if (swallowed !== undefined && lastIdentifier)
    warnings.push(aboutElement(last, lastIdentifier, LOST_SEPARATOR({ tail: swallowed })));
  const identifiers = elements.map(({ identifier }) => identifier);
  const codes = identifiers.map(({ code }) => code);
  const problem = excludedPair(codes, identifiers);
  if (problem) return { ok: false, problem };
  if (Object.keys(label).length === 0) return { ok: false, problem: NOTHING_READ({ known: KNOWN }) };
  return {
    ok: true,
    label,
    warnings: [...warnings, ...companionWarnings(codes, identifiers), ...labelWarnings(label)],
  };
}
