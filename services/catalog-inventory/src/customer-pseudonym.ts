import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * Converts the ids of customers to pseudonyms and back. This service stores customers by pseudonyms only (ADR 0045). A
 * pseudonym is a UUID that only this service can decrypt.
 */
export type CustomerPseudonyms = {
  /** Returns the pseudonym of a customer. It is always the same one, so pseudonyms can be compared and counted. */
  readonly pseudonymOf: (customerId: string) => string;
  /** Returns the id of the customer with this pseudonym. */
  readonly customerOf: (pseudonym: string) => string;
};

/**
 * Returns the 16 bytes of a UUID. Throws for any other text. The cipher would keep the bytes of a partial block and mix
 * them into the next pseudonym.
 */
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
 * Creates the pseudonyms of one service. A UUID is exactly one AES block, so AES-256 maps each id to one other UUID,
 * and back. ECB mode leaks nothing, because each id is a message of one block. `masterKey` is 32 random bytes in
 * base64. The key of the pseudonyms is derived from it, and has no other use.
 */
export function createCustomerPseudonyms(masterKey: string): CustomerPseudonyms {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', 'catalog-inventory customer pseudonym', 32),
  );
  // both ciphers are reused for all ids, because creating one for each id costs more than the encryption
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return {
    pseudonymOf: (customerId) => uuidOf(cipher.update(blockOf(customerId))),
    customerOf: (pseudonym) => uuidOf(decipher.update(blockOf(pseudonym))),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Returns true if the text is a UUID of a known version and variant (RFC 9562), as all ids of customers are. A
 * pseudonym that is read with a wrong key gives such a UUID only once in eight times.
 */
export const isCustomerId = (text: string): boolean => UUID.test(text);
