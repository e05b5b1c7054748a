// The rule for the postal code of an address. The customer service holds it for customers, and the catalogue for suppliers.
import { ADDRESS_POSTAL_CODE, NO_POSTAL_CODE, POSTAL_CODE_NEEDED, POSTAL_CODE_WRONG } from './contact.errors.ts';
import { type PostalCodeProblem, postalCodeProblem } from '../iso/postal-code.ts';
import type { Text } from '../kernel/sentence.ts';

type WithPostalCode = { readonly country: string; readonly postalCode?: string | undefined };

function detailOf(problem: PostalCodeProblem, country: string) {
  if (problem.kind === 'none-there') return NO_POSTAL_CODE({ country });
  const values = { country, forms: problem.forms.join(', ') };
  return problem.kind === 'needed' ? POSTAL_CODE_NEEDED(values) : POSTAL_CODE_WRONG(values);
}

/** Returns what is wrong with the postal code of an address. Returns undefined if it fits the country. */
export function postalCodeWrong({ country, postalCode }: WithPostalCode): Text | undefined {
  const problem = postalCodeProblem(country, postalCode);
  return problem && detailOf(problem, country);
}

/**
 * Refuses an address whose postal code does not fit its country: one that is missing, one in another form, and one where
 * there are no postal codes. `pointer` names the address in the request.
 */
export function assertPostalCode(address: WithPostalCode, pointer = ''): void {
  const detail = postalCodeWrong(address);
  if (detail) throw ADDRESS_POSTAL_CODE().at({ pointer: `${pointer}/postalCode`, detail });
}
