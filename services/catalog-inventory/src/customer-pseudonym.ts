import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** This service stores customers by pseudonyms only (ADR 0045). A pseudonym is a UUID that only this service can read. */
export type CustomerPseudonyms = {
  /** Returns the pseudonym of a customer. It is always the same one, so pseudonyms can be compared and counted. */
  readonly pseudonymOf: (customerId: string) => string;
  /** Returns the id of the customer with this pseudonym. */
  readonly customerOf: (pseudonym: string) => string;
};

/** Throws for a text that is no UUID. The cipher would keep its bytes and mix them into the next pseudonym. */
function blockOf(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('a customer must be named by a UUID');
  return bytes;
}
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Creates the pseudonyms of one service. A UUID is exactly one block of AES, so AES-256 turns each id into one other
 * UUID, and back. The mode ECB leaks nothing here, because each id is encrypted as a message of one block. `masterKey`
 * is 32 random bytes in base64. The key of the pseudonyms is derived from it and serves no other purpose.
 */
export function createCustomerPseudonyms(masterKey: string): CustomerPseudonyms {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', 'catalog-inventory customer pseudonym', 32),
  );
  // Both objects are used for all ids, because making one for each id costs more than the encryption.
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return {
    pseudonymOf: (customerId) => uuidOf(cipher.update(blockOf(customerId))),
    customerOf: (pseudonym) => uuidOf(decipher.update(blockOf(pseudonym))),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Returns true if the text is a UUID of a known version and variant (RFC 9562), as all ids of customers are. A pseudonym
 * that is read with a wrong key gives such a UUID only once in eight times.
 */
export const isCustomerId = (text: string): boolean => UUID.test(text);
