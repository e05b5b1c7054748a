// Checks the postal code of an address. The customer service applies the rule to customers, and the catalogue to
// suppliers.
import { ADDRESS_POSTAL_CODE, NO_POSTAL_CODE, POSTAL_CODE_NEEDED, POSTAL_CODE_WRONG } from './contact.errors.ts';
import { type PostalCodeProblem, postalCodeProblem } from '../iso/postal-code.ts';
import type { Text } from '../kernel/sentence.ts';

type WithPostalCode = { readonly country: string; readonly postalCode?: string | undefined };

function detailOf(problem: PostalCodeProblem, country: string) {
  if (problem.kind === 'none-there') return NO_POSTAL_CODE({ country });
  const values = { country, forms: problem.forms.join(', ') };
  return problem.kind === 'needed' ? POSTAL_CODE_NEEDED(values) : POSTAL_CODE_WRONG(values);
}

/** Returns the sentence about a wrong postal code. Returns undefined if the code fits the country. */
export function postalCodeWrong({ country, postalCode }: WithPostalCode): Text | undefined {
  const problem = postalCodeProblem(country, postalCode);
  return problem && detailOf(problem, country);
}

/**
 * Throws if the postal code of an address does not fit its country: it is missing, has another form, or the country has
 * no postal codes. `pointer` names the address in the request.
 */
export function assertPostalCode(address: WithPostalCode, pointer = ''): void {
  const detail = postalCodeWrong(address);
  if (detail) throw ADDRESS_POSTAL_CODE().at({ pointer: `${pointer}/postalCode`, detail });
}
