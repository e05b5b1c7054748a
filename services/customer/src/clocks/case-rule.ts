/** Describes a rule that sorts new mails and forms by their words. */
import type { CasePriority, CaseTeam } from '@toric/contracts/customer/cases/case';

export type Rule = {
  readonly words: readonly string[];
  readonly priority: CasePriority;
  readonly team: CaseTeam;
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Returns true if the text contains the word. A word in Latin letters must be a whole word, so that "pain" is not found
 * in "paint". A Chinese word may be anywhere.
 */
function stands(word: string, text: string): boolean {
  if (!/^[\p{Script=Latin}\d]/u.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (!/[\p{Script=Latin}\d]/u.test(before) && !/[\p{Script=Latin}\d]/u.test(after)) return true;
  }
  return false;
}

/** Returns the first rule of which a word occurs in the texts of a mail or form. Returns undefined if there is none. */
export function fittingRule<R extends Rule>(rules: readonly R[], ...texts: readonly string[]): R | undefined {
  const all = plain(texts.join('\n'));
  return rules.find(({ words }) => words.some((word) => stands(plain(word), all)));
}
