// Reads a GS1 Digital Link: a URL whose path names a product, and whose query holds additional GS1 elements. Source:
// GS1 Digital Link Standard, URI Syntax (uncompressed form).
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { formatProblem } from './gs1-format.ts';
import type { Element } from './gs1-label.ts';
import { GS1_TABLE, type Gs1Identifier } from './gs1-table.ts';

const NO_LINK = sentence({
  en: 'this web address names no product by GTIN, so it is no GS1 Digital Link of a box: scan the GS1 DataMatrix or GS1-128 on the box',
  zh: '此网址未以 GTIN 指明产品，不是包装盒的 GS1 Digital Link：请扫描包装盒上的 GS1 DataMatrix 或 GS1-128 条码',
});
const NOT_DECODED = sentence({
  en: '"{text}" in the web address is not encoded as an address demands: scan the code again instead of typing it',
  zh: '网址中的“{text}”编码不正确：请重新扫描，不要手工输入',
});
const NOT_IN_PATH = sentence({
  en: '"{code}" must not stand at this place of a GS1 Digital Link: scan the code on the box',
  zh: '“{code}”不得出现在 GS1 Digital Link 的此处：请扫描包装盒上的条码',
});
const ABOUT = sentence({ en: '({code}) in the web address: {problem}', zh: '网址中的 ({code})：{problem}' });

type Links = { readonly elements: readonly Element[] } | { readonly problem: Text };
type Pair = { readonly code: string; readonly text: string };

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the identifiers and data in the path of a Digital Link: the last primary key in the path, and its qualifiers.
 * A resolver may have a path of its own, so the parts before the primary key are ignored.
 */
function pathPairs(path: string): readonly Pair[] {
  const parts = path.split('/').filter((part) => part !== '');
  for (let at = parts.length - 2; at >= 0; at -= 2) {
    const code = parts[at] ?? '';
    if (GS1_TABLE.get(code)?.qualifiers === undefined) continue;
    const pairs: Pair[] = [];
    for (let i = at; i + 1 < parts.length; i += 2) pairs.push({ code: parts[i] ?? '', text: parts[i + 1] ?? '' });
    return pairs;
  }
  return [];
}

/**
 * Returns the GS1 elements in the query of a Digital Link. A parameter whose name has other characters than digits
 * belongs to the resolver, for example `linkType`.
 */
const queryPairs = (query: string): readonly Pair[] =>
  query
    .split(/[&;]/)
    .map((pair) => pair.split('='))
    .flatMap(([code = '', text = '']) => (/^\d+$/.test(code) ? [{ code, text }] : []));

/** Returns true if the qualifiers have the order of one of the sequences that their primary key permits. */
function areInOrder(codes: readonly string[], sequences: Gs1Identifier['qualifiers']): boolean {
  return (sequences ?? []).some((sequence) => {
    const places = codes.map((code) => sequence.indexOf(code));
    return places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1));
  });
}

function elementOf({ code, text }: Pair, thisYear: number): Element | { problem: Text } {
  const identifier = GS1_TABLE.get(code);
  if (!identifier) return { problem: NOT_IN_PATH({ code }) };
  const value = decoded(text);
  if (value === undefined) return { problem: NOT_DECODED({ text }) };
  const problem = formatProblem(identifier, value, thisYear);
  if (!problem) return { identifier, text: value };
  return {
    problem: { en: ABOUT({ code, problem: problem.en }).en, zh: ABOUT({ code, problem: problem.zh }).zh },
  };
}

/** Returns the elements of a GS1 Digital Link, or the problem that makes the URL unreadable. */
export function readLink(address: string, thisYear: number): Links {
  const [withoutFragment = ''] = address.split('#');
  const [, path = '', query = ''] = /^https?:\/\/[^/?]+([^?]*)\??(.*)$/is.exec(withoutFragment) ?? [];
  const [key, ...qualifiers] = pathPairs(path);
  if (key?.code !== '01') return { problem: NO_LINK() };
  const sequences = GS1_TABLE.get(key.code)?.qualifiers;
  const codes = qualifiers.map(({ code }) => code);
  const misplaced = codes.find((_, i) => !areInOrder(codes.slice(0, i + 1), sequences));
  if (misplaced !== undefined) return { problem: NOT_IN_PATH({ code: misplaced }) };
  const attributes = queryPairs(query);
  const foreign = attributes.find(({ code }) => !GS1_TABLE.get(code)?.isLinkAttribute);
  if (foreign) return { problem: NOT_IN_PATH({ code: foreign.code }) };
  const read = [key, ...qualifiers, ...attributes].map((pair) => elementOf(pair, thisYear));
  const wrong = read.find((one) => 'problem' in one);
  if (wrong) return wrong;
  return { elements: read.filter((one) => 'identifier' in one) };
}
