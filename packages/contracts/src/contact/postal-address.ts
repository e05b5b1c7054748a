// The rule for the postal code of an address. The customer service holds it for customers, and the catalogue for suppliers.
import { ADDRESS_POSTAL_CODE, NO_POSTAL_CODE, POSTAL_CODE_NEEDED, POSTAL_CODE_WRONG } from './contact.errors.ts';
import { type PostalCodeProblem, postalCodeProblem } from '../iso/postal-code.ts';

type WithPostalCode = { readonly country: string; readonly postalCode?: string | undefined };

function detailOf(problem: PostalCodeProblem, country: string) {
  if (problem.kind === 'none-there') return NO_POSTAL_CODE({ country });
  const values = { country, forms: problem.forms.join(', ') };
  return problem.kind === 'needed' ? POSTAL_CODE_NEEDED(values) : POSTAL_CODE_WRONG(values);
}

/**
 * Refuses an address whose postal code does not fit its country: one that is missing, one in another form, and one where
 * there are no postal codes. `pointer` names the address in the request.
 */
export function assertPostalCode({ country, postalCode }: WithPostalCode, pointer = ''): void {
  const problem = postalCodeProblem(country, postalCode);
  if (problem) {
    throw ADDRESS_POSTAL_CODE().at({ pointer: `${pointer}/postalCode`, detail: detailOf(problem, country) });
  }
}
