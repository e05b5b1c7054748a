// Checks the postal code of an address. The customer service uses the rule for customers, and the catalogue for
// suppliers.
import {
  ADDRESS_POSTAL_CODE,
  NO_POSTAL_CODE,
  POSTAL_CODE_NEEDED,
  POSTAL_CODE_NOWHERE,
  POSTAL_CODE_WRONG,
  REGION_WRONG,
} from './contact.errors.ts';
import { type PostalCodeProblem, postalCodeProblem } from '../iso/postal-code.ts';
import { regionProblem } from '../iso/subdivision.ts';
import type { Text } from '../kernel/sentence.ts';

type Place = {
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
};
/** Describes a fault of an address: the field to correct, and the text that tells what to write there. */
export type PlaceFault = { readonly field: 'postalCode' | 'region'; readonly detail: Text };

function detailOf(problem: PostalCodeProblem, country: string) {
  if (problem.kind === 'none-there') return NO_POSTAL_CODE({ country });
  const values = { country, forms: problem.forms.join(', ') };
  return problem.kind === 'needed' ? POSTAL_CODE_NEEDED(values) : POSTAL_CODE_WRONG(values);
}

/** Returns the fault of the region if it does not fit the postal code. Returns undefined if they fit. */
export function regionFault(place: Place): PlaceFault | undefined {
  const problem = regionProblem(place);
  if (!problem) return undefined;
  return problem.kind === 'nowhere'
    ? { field: 'postalCode', detail: POSTAL_CODE_NOWHERE({ country: place.country }) }
    : { field: 'region', detail: REGION_WRONG({ regions: problem.regions.join(', ') }) };
}

/**
 * Returns the fault of the postal code of an address, or of its region if that does not fit the postal code. Returns
 * undefined if the code, the region and the country fit each other.
 */
export function placeFault(place: Place): PlaceFault | undefined {
  const problem = postalCodeProblem(place.country, place.postalCode);
  return problem ? { field: 'postalCode', detail: detailOf(problem, place.country) } : regionFault(place);
}

/**
 * Throws if the postal code of an address does not fit its country or its region. A code can be missing, have the wrong
 * form, belong to another state, or be given in a country without postal codes. `pointer` names the address in the
 * request.
 */
export function assertPostalCode(address: Place, pointer = ''): void {
  const fault = placeFault(address);
  if (fault) throw ADDRESS_POSTAL_CODE().at({ pointer: `${pointer}/${fault.field}`, detail: fault.detail });
}
