/** Files of a prescription: what one may be, by its first bytes, and how many there may be. */
import { ATTACHMENT_TOO_MANY } from '@toric/contracts/customer/prescriptions/attachment.errors';
import type { Attachment, KeptType } from '@toric/contracts/customer/prescriptions/attachment.http';

const LIMIT = 10;

/** In hex. PNG: W3C PNG 3rd ed. 5.2; JPEG: ITU-T T.81 B.1; WebP: RFC 9649; `%PDF-1.` or `2.`: ISO 32000-1 7.5.2, at the very beginning. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
  'application/pdf': /^255044462d3[12]2e/,
};

/** Whether a file begins as files of the type do that it is sent as. */
export const beginsAs = (type: string, bytes: Buffer): boolean =>
  BEGINNINGS[type]?.test(bytes.toString('hex', 0, 16)) ?? false;

export const keptTypeOf = (type: string): KeptType => (type === 'application/pdf' ? type : 'image/jpeg');

export function assertRoomFor(present: number): void {
  if (present >= LIMIT) throw ATTACHMENT_TOO_MANY({ limit: LIMIT });
}

/** As it is saved: the name that the sender gave it is not kept. */
export const fileNameOf = ({ id, mediaType }: Pick<Attachment, 'id' | 'mediaType'>): string =>
  `prescription-${id}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
