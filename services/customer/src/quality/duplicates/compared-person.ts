/**
 * Describes a person in the form for comparison: normalised, so that case, marks and spelling variants make no
 * difference.
 */
import type { StoredAddress } from '@toric/contracts/contact/contact';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { z } from 'zod';
import { wordsOf } from '../../people/search/name-tokens.ts';
import type { Readings } from '../../people/search/pinyin.ts';

type Facts = Pick<PersonalData, 'givenName' | 'familyName' | 'dateOfBirth' | 'email' | 'phone'>;
type Address = Pick<z.output<typeof StoredAddress>, 'line1' | 'city' | 'country'> & {
  readonly postalCode?: string | undefined;
};

export type ComparedAddress = {
  /** Holds the country of the address with its postcode, or with its city if there is no postcode. */
  readonly place: string;
  /** Holds the words of the first line of the address, sorted. */
  readonly street: readonly string[];
  /**
   * Holds the first word of the address line with a digit, which is usually the house number. It is empty if there is
   * none.
   */
  readonly house: string;
};
export type ComparedName = {
  /**
   * Holds the words of the name. It is empty if the person has no such name. Chinese characters are in pinyin without
   * tones.
   */
  readonly words: readonly string[];
  readonly isHan: boolean;
};
export type ComparedPerson = {
  readonly given: ComparedName;
  readonly family: ComparedName;
  /** Holds the names of the person as they are written, to distinguish a homophone from an equal name. */
  readonly written: string;
  readonly dateOfBirth: string | null;
  readonly phone: string | null;
  readonly email: { readonly local: string; readonly domain: string } | null;
  readonly addresses: readonly ComparedAddress[];
};

const HAN = /\p{Script=Han}/u;

type Spelling = { readonly readings: Readings; readonly isFamilyName: boolean };

/**
 * Returns a word in Chinese characters in pinyin: 小明 is `xiaoming`. If there are several readings, uses the first one.
 */
const inLetters = (word: string, { readings, isFamilyName }: Spelling): string =>
  HAN.test(word)
    ? Array.from(word)
        .map((character) => readings(character, isFamilyName)[0] ?? character)
        .join('')
    : word;

const comparedName = (name: string | null, spelling: Spelling): ComparedName => ({
  words: wordsOf(name ?? '').map((word) => inLetters(word, spelling)),
  isHan: HAN.test(name ?? ''),
});

function comparedAddress({ line1, city, postalCode, country }: Address): ComparedAddress {
  const street = wordsOf(line1);
  const place = wordsOf(postalCode ?? city).join('');
  return {
    place: `${country} ${place}`,
    street: [...street].sort(),
    house: street.find((word) => /\d/.test(word)) ?? '',
  };
}

/**
 * Returns the mailbox of an e-mail address without the parts that providers ignore: dots, and everything from a plus
 * sign on.
 */
function mailboxOf(email: string): { local: string; domain: string } {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return { local: local.replace(/\+.*$/, '').replaceAll('.', ''), domain };
}

/**
 * Returns the person in the form for comparison. `readings` are the readings of the characters in the person's names.
 */
export function comparedPerson(facts: Facts, addresses: readonly Address[], readings: Readings): ComparedPerson {
  const { givenName, familyName, dateOfBirth, email, phone } = facts;
  return {
    given: comparedName(givenName, { readings, isFamilyName: false }),
    family: comparedName(familyName, { readings, isFamilyName: true }),
    written: wordsOf(`${familyName ?? ''} ${givenName ?? ''}`).join(' '),
    dateOfBirth,
    phone: phone === null ? null : (phone.split(';', 1)[0] ?? null),
    email: email === null ? null : mailboxOf(email),
    addresses: addresses.map(comparedAddress),
  };
}
