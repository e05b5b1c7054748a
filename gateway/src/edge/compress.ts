import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request } from 'express';

/** Content shorter than this fits into one network packet anyway, so compression does not help. */
const WORTHWHILE_BYTES = 1_024;
/** Quality 5 of 11 costs about as much as gzip and saves more. Higher qualities cost many times more. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const METHODS = { br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI), gzip: promisify(gzip) };
export type Encoding = keyof typeof METHODS;

/**
 * Returns the encoding to send: the best encoding that the client accepts, or undefined for the plain bytes. Only
 * public content is compressed. The size of compressed content reveals parts of its text to a listener. So an answer
 * with a secret must not be compressed together with a text that another person chose.
 */
export function encodingFor(request: Request, length: number): Encoding | undefined {
  if (length < WORTHWHILE_BYTES) return undefined;
  const accepted = request.acceptsEncodings(['br', 'gzip', 'identity']);
  return accepted === 'br' || accepted === 'gzip' ? accepted : undefined;
}

export const compress = (encoding: Encoding, bytes: Buffer): Promise<Buffer> => METHODS[encoding](bytes);
