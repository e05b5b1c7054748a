/**
 * The keys of the backups. The machine that makes backups has the recipient and the signing key: it can write backups
 * and cannot read one. The identity reads them. It is kept elsewhere, split into shares (shares.ts).
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';

/** The keys of the machine that makes backups. */
export const WriterKeys = z.strictObject({
  /** The public key of the format age, to which every object is encrypted. */
  recipient: z.string().startsWith('age1'),
  /** The Ed25519 private key (PKCS 8, PEM) that signs manifests and segments. */
  signingKey: z.string(),
});
export type WriterKeys = z.infer<typeof WriterKeys>;

/** The keys of the person who restores. */
export type ReaderKeys = {
  /** The private key of the format age. */
  readonly identity: string;
  /** The Ed25519 public key (SPKI, PEM) that proves who signed. */
  readonly verifyKey: string;
};

/** Makes the keys of a new shop. */
export async function makeBackupKeys(): Promise<{ writer: WriterKeys; reader: ReaderKeys }> {
  const identity = await generateX25519Identity();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const writer = {
    recipient: await identityToRecipient(identity),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  return { writer, reader: { identity, verifyKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() } };
}

/** Returns the public key that belongs to a signing key. */
export const verifyKeyOf = ({ signingKey }: Pick<WriterKeys, 'signingKey'>): string =>
  createPublicKey(createPrivateKey(signingKey)).export({ type: 'spki', format: 'pem' }).toString();

/** Signs a text by Ed25519 (RFC 8032). Returns the signature in base64. */
export const signText = (text: string, { signingKey }: Pick<WriterKeys, 'signingKey'>): string =>
  sign(null, Buffer.from(text), createPrivateKey(signingKey)).toString('base64');

/** Returns true if the holder of the signing key has signed exactly this text. */
export const isSigned = (text: string, signature: string, { verifyKey }: Pick<ReaderKeys, 'verifyKey'>): boolean =>
  verify(null, Buffer.from(text), createPublicKey(verifyKey), Buffer.from(signature, 'base64'));
