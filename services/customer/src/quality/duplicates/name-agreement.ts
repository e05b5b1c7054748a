/** Compares the names of two people. */
import type { ComparedName, ComparedPerson } from './compared-person.ts';
import { isNickname } from './nicknames.ts';
import { isSlip } from './text-distance.ts';

type Names = Pick<ComparedPerson, 'given' | 'family' | 'written'>;
/**
 * Names the degrees of agreement. `part`: one name is contained in the other (Ana and Ana María), or is its initial.
 * `unknown`: one of the people has no such name.
 */
type WordAgreement = 'same' | 'similar' | 'part' | 'different' | 'unknown';

export type NameAgreement = {
  readonly given: WordAgreement;
  readonly family: WordAgreement;
  /** Is true if the given name of one person is the family name of the other. */
  readonly swapped: boolean;
};

const isPartOf = (short: readonly string[], long: readonly string[]): boolean =>
  short.every((word) => long.some((other) => other === word || (word.length === 1 && other.startsWith(word))));

function agreementOf(one: ComparedName, other: ComparedName): WordAgreement {
  if (one.words.length === 0 || other.words.length === 0) return 'unknown';
  const [a, b] = [one.words.join(''), other.words.join('')];
  if (a === b) return one.words.length === other.words.length ? 'same' : 'similar';
  // a pinyin word with one other letter is another name: 小红 is xiaohong and 小东 is xiaodong
  return one.isHan || other.isHan ? 'different' : agreementInLetters(one.words, other.words);
}

function agreementInLetters(one: readonly string[], other: readonly string[]): WordAgreement {
  const [first = '', second = ''] = [one[0], other[0]];
  if (isNickname(first, second) || isSlip(one.join(' '), other.join(' '))) return 'similar';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isPartOf(short, long)) return 'part';
  return one.length !== other.length && isSlip(first, second) ? 'part' : 'different';
}

const WORTH: Readonly<Record<WordAgreement, number>> = { same: 3, similar: 2, part: 1, unknown: 0, different: -4 };

/**
 * Returns the better of two comparisons: given name with given name, or given name with family name. Two names in
 * Chinese characters that only sound equal are similar, not the same.
 */
export function compareNames(one: Names, other: Names): NameAgreement {
  const straight = { given: agreementOf(one.given, other.given), family: agreementOf(one.family, other.family) };
  const crossed = { given: agreementOf(one.given, other.family), family: agreementOf(one.family, other.given) };
  const worth = ({ given, family }: typeof straight) => WORTH[given] + WORTH[family];
  const swapped = worth(crossed) > worth(straight) && worth(crossed) > 0;
  const { given, family } = swapped ? crossed : straight;
  const onlySound = given === 'same' && family === 'same' && !swapped && one.written !== other.written;
  return { given: onlySound ? 'similar' : given, family, swapped };
}
