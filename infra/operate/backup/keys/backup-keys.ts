/**
 * Makes and uses the keys of the backups. The machine that makes backups has the recipient and the signing key, so it
 * can write backups but not read them. The identity reads them. It is stored elsewhere, split into shares (shares.ts).
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';

/** Describes the keys of the machine that makes backups. */
export const WriterKeys = z.strictObject({
  /** Holds the public key of the age format, to which every object is encrypted. */
  recipient: z.string().startsWith('age1'),
  /** Holds the Ed25519 private key (PKCS 8, PEM) that signs manifests and segments. */
  signingKey: z.string(),
});
export type WriterKeys = z.infer<typeof WriterKeys>;

/** Describes the keys of the person who restores. */
export type ReaderKeys = {
  /** Holds the private key of the age format. */
  readonly identity: string;
  /** Holds the Ed25519 public key (SPKI, PEM) that verifies the signatures. */
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

/** Returns true if the holder of the signing key has signed exactly this text with it. */
export const isSigned = (text: string, signature: string, { verifyKey }: Pick<ReaderKeys, 'verifyKey'>): boolean =>
  verify(null, Buffer.from(text), createPublicKey(verifyKey), Buffer.from(signature, 'base64'));
