import {
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from '@toric/contracts/customer/accounts/session.errors';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { COMMON_WORDS } from './common-words.ts';

const SHORTEST_NAME = 3;
/** Holds the number of characters that a password needs in addition to one common word. */
const LEAST_BESIDE_A_WORD = 5;
/** Lists the words of this shop and of its trade that an attacker tries first. */
const SHOP_WORDS = [
  'toric',
  'contactlens',
  'contactlenses',
  'contacts',
  'lenses',
  'optician',
  'optometrist',
  'eyewear',
];

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const unleet = (text: string) => text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** Lists the rows of a keyboard and the alphabet, of which people type parts as if they were random. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
const RUNS = [...ROWS, ...ROWS.map((row) => row.split('').reverse().join(''))];

/**
 * Returns the text with each run of a row replaced by one sign. A run has three or more characters and is taken as long
 * as possible.
 */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    let length = 1;
    while (at + length < text.length && RUNS.some((row) => row.includes(text.slice(at, at + length + 1)))) length++;
    rest += length < 3 ? text.slice(at, at + length) : '~';
    at += length;
  }
  return rest;
}

/**
 * Returns true if the text consists of repetitions of a part of at most six characters, or has at most four different
 * characters.
 */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+$/u.test(text) || new Set(text).size <= 4;

/**
 * Returns the number of letters and digits that remain without the longest common word. Returns the length of the text
 * if it contains no common word.
 */
function besideWord(text: string, words: (part: string) => boolean): number {
  for (let length = Math.min(text.length, 14); length >= 4; length--) {
    for (let at = 0; at + length <= text.length; at++) {
      if (!words(text.slice(at, at + length))) continue;
      const rest = `${text.slice(0, at)} ${text.slice(at + length)}`.replaceAll(text.slice(at, at + length), '');
      return lettersOf(withoutRuns(rest)).length;
    }
  }
  return text.length;
}

/**
 * Returns true if the password is a common one, a common word with digits and signs, a run of keys, or a repetition.
 */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  return [lower, unleet(lower)].some(
    (text) =>
      COMMON_PASSWORDS.has(text) ||
      isRepeated(text) ||
      withoutRuns(text).replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_BESIDE_A_WORD ||
      besideWord(text, (part) => COMMON_WORDS.has(part) || SHOP_WORDS.includes(part)) < LEAST_BESIDE_A_WORD,
  );
}

/**
 * Refuses a password that is easy to guess, or that contains the part of the e-mail before the @ or a name of the
 * person. The contract checks the length.
 */
export function assertFitPassword(password: string, email: string | null, names: readonly string[] = []): void {
  if (isCommon(password)) throw PASSWORD_TOO_COMMON().atField('/password');
  const lower = password.toLowerCase().normalize('NFKC');
  const [name = ''] = (email ?? '').toLowerCase().split(/@(?=[^@]*$)/);
  if (contains(lower, name)) throw PASSWORD_CONTAINS_EMAIL().atField('/password');
  const parts = names.flatMap((given) =>
    given
      .toLowerCase()
      .normalize('NFKC')
      .split(/[\s-]+/),
  );
  if (parts.some((part) => contains(lower, part))) throw PASSWORD_CONTAINS_NAME().atField('/password');
}

// Returns true if the password contains the name. Names of one or two letters are ignored, because they occur in many
// good passwords.
const contains = (password: string, name: string): boolean => name.length >= SHORTEST_NAME && password.includes(name);
