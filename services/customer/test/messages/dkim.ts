/** Verifies the DKIM signature of a mail (RFC 6376, relaxed/relaxed, rsa-sha256), as a receiving server does. */
import { createHash, createVerify } from 'node:crypto';

const relaxedHeader = (line: string) => {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
};
const relaxedBody = (body: string) =>
  body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n');

/** Returns true if the signature covers the body and the headers that it names. */
export function isDkimSigned(raw: Buffer, publicKey: string): boolean {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const headers = text.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((line) => /^dkim-signature:/i.test(line));
  if (!signature) return false;
  const tag = (name: string) => new RegExp(`[;:\\s]${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? '';
  const bodyHash = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64');
  const left = [...headers];
  const signed = tag('h')
    .split(':')
    .flatMap((name) => {
      const index = left.findLastIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
      return index < 0 ? [] : left.splice(index, 1).map(relaxedHeader);
    });
  const unsigned = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, '$1'));
  const verifier = createVerify('RSA-SHA256').update([...signed, unsigned].join('\r\n'), 'latin1');
  return bodyHash === tag('bh') && verifier.verify(publicKey, tag('b'), 'base64');
}
