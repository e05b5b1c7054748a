/**
 * Builds the blocks of a person. Two people are compared only if they share a block, because a shop has too many pairs
 * of customers to compare all of them ("blocking" in record linkage). A block is a text that duplicates of one person
 * nearly always share.
 */
import type { ComparedName, ComparedPerson } from './compared-person.ts';

/** Lists letters that people confuse when they hear a name. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cq]/g, 'k'],
  [/[wv]/g, 'v'],
  [/[zs]/g, 's'],
  [/[dt]/g, 't'],
];
const VOWELS = /[aeiouyh]/g;
const REPEATED = /(.)\1+/g;

/**
 * Returns the consonants of a word by their sound, without repeats. A wrong vowel or a double letter makes no
 * difference.
 */
function soundOf(word: string): string {
  const sound = SOUNDS.reduce((text, [letters, letter]) => text.replace(letters, letter), word);
  return sound.slice(0, 1) + sound.slice(1).replace(VOWELS, '').replace(REPEATED, '$1');
}

const firstOf = ({ words }: ComparedName): string => words[0] ?? '';
const initialOf = (name: ComparedName): string => firstOf(name).slice(0, 1);
const sorted = (...texts: readonly string[]): string => [...texts].sort().join('+');

/**
 * Returns the blocks of a person that contain the date of birth. If parts of a date are swapped or mistyped, other
 * blocks find the pair.
 */
function birthBlocks({ given, family, dateOfBirth }: ComparedPerson, initials: string): string[] {
  if (dateOfBirth === null) return [];
  const name = sorted(soundOf(firstOf(given)), soundOf(firstOf(family)));
  const [year = '', ...dayOfYear] = dateOfBirth.split('-');
  return [
    ...[`birth ${dateOfBirth} ${initials}`, `birth ${dateOfBirth} ${firstOf(given).slice(0, 4)}`],
    ...[`year ${year} ${name}`, `day ${sorted(...dayOfYear)} ${name}`],
  ];
}

/** Returns all blocks of a person, without repeats. A person of whom only the name is known has no block. */
export function blocksOf(person: ComparedPerson): string[] {
  const { given, family, phone, email, addresses } = person;
  const initials = sorted(initialOf(given), initialOf(family));
  const first = initialOf(given) || initialOf(family);
  const name = sorted(soundOf(firstOf(given)), soundOf(firstOf(family)));
  const blocks = [
    ...birthBlocks(person, initials),
    ...(phone === null ? [] : [`phone ${phone} ${initials}`, `phone ${phone} ${first}`]),
    ...(email === null ? [] : [`mailbox ${email.local} ${initials}`, `mailbox ${email.local} ${first}`]),
    ...addresses.flatMap(({ place, house }) => [`place ${place} ${name}`, `house ${place} ${house} ${initials}`]),
  ];
  return [...new Set(blocks)];
}
