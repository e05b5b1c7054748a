/**
 * Splits a secret into shares by the method of Shamir (Communications of the ACM 22, 1979). Three of five shares give
 * the secret back, and two reveal nothing about it. Five people keep one share each.
 */
import { createHash, randomBytes } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';

/** Is thrown when shares do not give a secret. The message says what to do. */
export class SharesError extends Error {
  override name = 'SharesError';
}

const DIGEST_BYTES = 4;
const MOST_SHARES = 255;
const PATTERN = /^toric-share:(\d+)-of-(\d+):([0-9a-f]{8}):([A-Za-z0-9_-]+):([0-9a-f]{8})$/;

const digest = (data: Uint8Array | string): Buffer =>
  createHash('sha256').update(data).digest().subarray(0, DIGEST_BYTES);

type Share = { readonly needed: number; readonly set: string; readonly data: Uint8Array };

/**
 * Returns `of` shares of a secret, of which `needed` (2 to `of`) give it back. Each share names its set, and has a
 * checksum, so that a writing error is found.
 */
export async function splitSecret(
  secret: string,
  { needed = 3, of = 5 }: { readonly needed?: number; readonly of?: number } = {},
): Promise<string[]> {
  if (!(needed >= 2 && needed <= of && of <= MOST_SHARES))
    throw new SharesError(`${needed} of ${of} shares are not possible: choose 2 or more, of ${MOST_SHARES} at most.`);
  const plain = Buffer.from(secret, 'utf8');
  const shares = await split(Uint8Array.from(Buffer.concat([digest(plain), plain])), of, needed);
  const set = randomBytes(4).toString('hex');
  return shares.map((share) => {
    const text = `toric-share:${needed}-of-${of}:${set}:${Buffer.from(share).toString('base64url')}`;
    return `${text}:${digest(text).toString('hex')}`;
  });
}

function read(text: string): Share {
  const trimmed = text.trim();
  const [, needed, , set = '', data = '', checksum] = PATTERN.exec(trimmed) ?? [];
  const named = `'${trimmed.slice(0, 32)}…'`;
  if (needed === undefined) throw new SharesError(`${named} is no share: a share begins with toric-share.`);
  if (digest(trimmed.slice(0, trimmed.lastIndexOf(':'))).toString('hex') !== checksum)
    throw new SharesError(`${named} was copied wrongly: its checksum differs. Copy it again from the paper.`);
  return { needed: Number(needed), set, data: Uint8Array.from(Buffer.from(data, 'base64url')) };
}

/**
 * Returns the secret of the shares. Throws a SharesError if there are too few shares, or if they are wrong or of
 * different sets.
 */
export async function recoverSecret(texts: readonly string[]): Promise<string> {
  const shares = [...new Map(texts.map((text) => [text.trim(), read(text)])).values()];
  const [first] = shares;
  if (!first) throw new SharesError('Give at least one share.');
  if (shares.some(({ set }) => set !== first.set))
    throw new SharesError(
      'The shares are of different sets. Take shares with the same eight characters in the middle.',
    );
  if (shares.length < first.needed)
    throw new SharesError(`${shares.length} different shares are too few: ${first.needed} are needed.`);
  const plain = Buffer.from(await combine(shares.map(({ data }) => data)));
  const secret = plain.subarray(DIGEST_BYTES);
  if (!digest(secret).equals(plain.subarray(0, DIGEST_BYTES)))
    throw new SharesError('The shares give no secret: one of them is forged or damaged.');
  return secret.toString('utf8');
}
