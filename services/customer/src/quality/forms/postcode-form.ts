import { postalCodeProblem } from '@toric/contracts/iso/postal-code';

const compact = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

const CLASSES: Readonly<Record<string, RegExp>> = { '0': /[0-9]/, A: /[A-Z]/, '*': /[A-Z0-9]/ };

/**
 * Writes the characters of a postcode in the layout of the form, for example with a space in the middle. Returns
 * undefined if they do not fit the form.
 */
function laidOut(form: string, characters: string): string | undefined {
  let at = 0;
  let written = '';
  for (const place of form) {
    if (place === ' ' || place === '-') {
      written += place;
      continue;
    }
    const character = characters.charAt(at++);
    if (character !== place && !CLASSES[place]?.test(character)) return undefined;
    written += character;
  }
  return at === characters.length ? written : undefined;
}

/**
 * Returns a postcode as the post of the country writes it, for example `SW1A 1AA` for `sw1a1aa`. Returns undefined if
 * the postcode fits no form of the country, or if its country has no known forms.
 */
export function postcodeForm(country: string, postalCode: string): string | undefined {
  if (postalCodeProblem(country, postalCode) !== undefined) return undefined;
  // a question mark fits no form, so the problem lists all forms of the country
  const known = postalCodeProblem(country, '?');
  const forms = known?.kind === 'wrong' ? known.forms : [];
  return forms.flatMap((form) => laidOut(form, compact(postalCode)) ?? [])[0];
}

/** Returns the key of a postcode. Two addresses are compared if their keys are equal. */
export const postcodeKey = (country: string, postalCode: string): string => `${country} ${compact(postalCode)}`;
