/**
 * Lets the order service and the customer service compare the place of an address without sending it. A message carries
 * no personal value, and a postal code beside the id of a customer is one. The digest is keyed, so nobody without the key
 * can try all postal codes (ADR 0092).
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { postalKey } from '@toric/contracts/iso/postal-code';
import { regionAt, regionKey } from '@toric/contracts/iso/subdivision';

type Stated = { readonly region?: string | null | undefined; readonly postalCode?: string | null | undefined };
type Address = Stated & { readonly country: string };

export type PlaceDigests = {
  /** Returns the digest of what the client stated, or undefined if it stated nothing. */
  readonly of: (orderId: string, country: string, stated: Stated | undefined) => string | undefined;
  /** Returns true if the address has the region and the postal code that the client stated. */
  readonly fits: (digest: string, orderId: string, address: Address) => boolean;
};

/** Returns the maker of digests. The key is LENS_ID_KEY, which both services have: 32 bytes in base64. */
export function createPlaceDigests(key: string): PlaceDigests {
  const secret = createSecretKey(Buffer.from(key, 'base64'));
  const digest = (parts: string, orderId: string, country: string, { region, postalCode }: Stated) => {
    const values = [
      parts.includes('r') ? regionKey(country, region) || regionAt({ country, postalCode }) : '',
      parts.includes('p') ? postalKey(country, postalCode) : '',
    ];
    const text = JSON.stringify(['place of an order', orderId.toLowerCase(), country, parts, ...values]);
    return `${parts}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  return {
    of(orderId, country, stated) {
      const parts = `${stated?.region === undefined ? '' : 'r'}${stated?.postalCode === undefined ? '' : 'p'}`;
      return stated && parts !== '' ? digest(parts, orderId, country, stated) : undefined;
    },
    fits(sent, orderId, address) {
      const parts = sent.slice(0, sent.indexOf('.'));
      return sent === digest(parts, orderId, address.country, address);
    },
  };
}
