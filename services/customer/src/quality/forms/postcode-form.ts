import { postalCodeProblem } from '@toric/contracts/iso/postal-code';

const compact = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

const CLASSES: Readonly<Record<string, RegExp>> = { '0': /[0-9]/, A: /[A-Z]/, '*': /[A-Z0-9]/ };

/** Lays the characters out as the form has them. Returns undefined if they do not fit it. */
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
 * Returns a postcode as the post of the country writes it: `SW1A 1AA` for `sw1a1aa`. Returns undefined if it fits no
 * form of the country.
 */
export function postcodeForm(country: string, postalCode: string): string | undefined {
  if (postalCodeProblem(country, postalCode) !== undefined) return undefined;
  const known = postalCodeProblem(country, '?'); // a question mark fits no form, so the answer names all forms
  const forms = known?.kind === 'wrong' ? known.forms : [];
  return forms.flatMap((form) => laidOut(form, compact(postalCode)) ?? [])[0];
}

/** Returns the key under which addresses of one postcode are compared. */
export const postcodeKey = (country: string, postalCode: string): string => `${country} ${compact(postalCode)}`;
