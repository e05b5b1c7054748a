import { ATTACHMENT_TOO_MANY } from '@toric/contracts/customer/prescriptions/attachment.errors';
import type { Attachment, StoredFileType } from '@toric/contracts/customer/prescriptions/attachment.http';

const LIMIT = 10;

/**
 * The bytes with which a file of each type must begin, in hex. Sources: PNG: W3C PNG 3rd ed. 5.2; JPEG: ITU-T T.81 B.1;
 * WebP: RFC 9649; PDF: ISO 32000-1 7.5.2 (`%PDF-1.` or `%PDF-2.`).
 */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
  'application/pdf': /^255044462d3[12]2e/,
};

/** Returns true if the file begins with the bytes (magic number) of its declared type. */
export const hasSignatureOf = (type: string, bytes: Buffer): boolean =>
  SIGNATURES[type]?.test(bytes.toString('hex', 0, 16)) ?? false;

/** Returns the type in which a file is stored: every picture as JPEG, a PDF as PDF. */
export const storedTypeOf = (type: string): StoredFileType => (type === 'application/pdf' ? type : 'image/jpeg');

/**
 * Refuses a further file if the prescription already has ten files, which is the limit. `count` is the number of its
 * files.
 */
export function assertBelowLimit(count: number): void {
  if (count >= LIMIT) throw ATTACHMENT_TOO_MANY({ limit: LIMIT });
}

/** Returns the file name of a download, made from the id. The file name that the sender used is not stored. */
export const fileNameOf = ({ id, mediaType }: Pick<Attachment, 'id' | 'mediaType'>): string =>
  `prescription-${id}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
