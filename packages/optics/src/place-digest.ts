/**
 * Compares the place of an address in two services without sending it: the order service makes a digest of the place,
 * and the customer service compares this digest with the address. A message must not contain personal values, and a
 * postal code beside the id of a customer is one. The digest is keyed, so nobody without the key can try all postal
 * codes (ADR 0092).
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { postalKey } from '@toric/contracts/iso/postal-code';
import { regionAt, regionKey } from '@toric/contracts/iso/subdivision';

type Stated = { readonly region?: string | null | undefined; readonly postalCode?: string | null | undefined };
type Address = Stated & { readonly country: string };

export type PlaceDigests = {
  /** Returns the digest of the place that the client stated, or undefined if the client stated none. */
  readonly of: (orderId: string, country: string, stated: Stated | undefined) => string | undefined;
  /** Returns true if the address has the region and the postal code that the client stated. */
  readonly fits: (digest: string, orderId: string, address: Address) => boolean;
};

/**
 * Returns the functions that make and compare digests of places. The key is LENS_ID_KEY, which both services have: 32
 * bytes in base64.
 */
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
