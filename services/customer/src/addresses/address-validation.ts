/**
 * Calls the Address Validation API of Google Maps Platform. By its documentation, `POST /v1:validateAddress` takes
 * `address` with `regionCode`, `addressLines`, `locality`, `administrativeArea` and `postalCode`. It answers `result`
 * with `verdict` (`validationGranularity`, `addressComplete`, `hasUnconfirmedComponents`, `hasInferredComponents`,
 * `hasReplacedComponents`), `address.postalAddress`, and for the United States `uspsData.dpvConfirmation`.
 */
import type { AddressVerdict, PostalPart } from '@toric/contracts/customer/addresses/address-check';
import { z } from 'zod';
import { type CheckAddressWith, CheckFailed, type Judgement } from './checker.ts';

const PATIENCE_MS = 10_000;
const LARGEST_ANSWER = 256 * 1024;
const Line = z.string().max(500);

const Answer = z.object({
  result: z.object({
    verdict: z
      .object({
        validationGranularity: z.string().max(60).optional(),
        addressComplete: z.boolean().default(false),
        hasUnconfirmedComponents: z.boolean().default(false),
        hasInferredComponents: z.boolean().default(false),
        hasReplacedComponents: z.boolean().default(false),
      })
      .optional(),
    address: z
      .object({
        postalAddress: z
          .object({
            regionCode: z.string().max(2).optional(),
            postalCode: Line.optional(),
            administrativeArea: Line.optional(),
            locality: Line.optional(),
            addressLines: z.array(Line).max(10).optional(),
          })
          .optional(),
      })
      .optional(),
    uspsData: z.object({ dpvConfirmation: z.string().max(2).optional() }).optional(),
  }),
});
type Result = z.output<typeof Answer>['result'];

/** Lists the granularities of the provider at which an address is exact enough for a parcel. */
const FINE: readonly (string | undefined)[] = ['SUB_PREMISE', 'PREMISE', 'PREMISE_PROXIMITY', 'BLOCK'];
/** Lists the codes with which USPS confirms the house, but not the flat: the flat is missing (D) or unknown (S). */
const WITHOUT_FLAT: readonly (string | undefined)[] = ['S', 'D'];

function verdictOf({ verdict, uspsData }: Result): AddressVerdict {
  if (!verdict) return 'unknown';
  if (uspsData?.dpvConfirmation === 'N') return 'undeliverable';
  const { validationGranularity: granularity } = verdict;
  if (granularity === undefined || granularity === 'GRANULARITY_UNSPECIFIED') return 'unknown';
  if (!FINE.includes(granularity)) return granularity === 'OTHER' ? 'undeliverable' : 'doubtful';
  const isWhole = verdict.addressComplete && !verdict.hasUnconfirmedComponents && !verdict.hasReplacedComponents;
  return isWhole && !WITHOUT_FLAT.includes(uspsData?.dpvConfirmation) ? 'deliverable' : 'doubtful';
}

/**
 * Returns the address in the spelling of the provider. Returns null if the provider's address has no street line or no
 * city.
 */
function proposalOf({ address }: Result, asked: PostalPart): PostalPart | null {
  const { regionCode, postalCode, administrativeArea, locality, addressLines = [] } = address?.postalAddress ?? {};
  const [line1, ...more] = addressLines;
  if (!line1 || !locality) return null;
  return {
    ...{ line1, city: locality, country: regionCode ?? asked.country },
    ...(more.length > 0 && { line2: more.join(', ') }),
    ...(administrativeArea && { region: administrativeArea }),
    ...(postalCode && { postalCode }),
  };
}

const plain = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').toLowerCase().replaceAll(/\W+/gu, '');
const FIELDS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;
/**
 * Returns true if the addresses are equal apart from capitals and blanks. A proposal that is equal to the stored
 * address is of no use.
 */
const isSame = (one: PostalPart, other: PostalPart): boolean =>
  FIELDS.every((field) => plain(one[field]) === plain(other[field]));

/**
 * Returns the verdict of the provider's answer. Throws `CheckFailed` if the answer does not have the documented form.
 */
export function readAnswer(body: unknown, asked: PostalPart): Judgement {
  const answer = Answer.safeParse(body);
  if (!answer.success) throw new CheckFailed('unreadable');
  const { result } = answer.data;
  const verdict = verdictOf(result);
  const proposal = verdict === 'doubtful' ? proposalOf(result, asked) : null;
  return { verdict, proposal: proposal && isSame(proposal, asked) ? null : proposal };
}

/** Returns the body of a request to the provider. The body holds no name and no phone number. */
export const requestOf = ({ line1, line2, city, region, postalCode, country }: PostalPart) => ({
  address: {
    ...{ regionCode: country, addressLines: [line1, ...(line2 ? [line2] : [])], locality: city },
    ...(region && { administrativeArea: region }),
    ...(postalCode && { postalCode }),
  },
});

function codeOf(error: unknown): string {
  const name = String(Reflect.get(Object(error), 'name') ?? '');
  return name === 'TimeoutError' ? 'timeout' : 'connection';
}

/**
 * Returns the address check that calls the Address Validation API. The provider answers 400 for a country that it does
 * not serve, and the verdict is then unknown.
 */
export const addressValidation =
  ({ url, key }: { url: string; key: string | undefined }): CheckAddressWith =>
  async (address) => {
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'x-goog-api-key': key }) };
    const asking = { method: 'POST', headers, body: JSON.stringify(requestOf(address)), redirect: 'error' } as const;
    const response = await fetch(`${url.replace(/\/$/, '')}/v1:validateAddress`, {
      ...asking,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new CheckFailed(codeOf(error));
    });
    const text = await response.text().catch((error: unknown) => {
      throw new CheckFailed(codeOf(error));
    });
    if (response.status === 400) return { verdict: 'unknown', proposal: null };
    if (!response.ok) throw new CheckFailed(`http-${response.status}`);
    if (text.length > LARGEST_ANSWER) throw new CheckFailed('too-large');
    return readAnswer(parsed(text), address);
  };

/** Returns the parsed JSON of a text. Returns undefined if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
