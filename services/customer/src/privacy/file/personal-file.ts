/** Builds the file of an access or portability request. */
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Holder } from '@toric/contracts/personal-data/collected-part';
import { z } from 'zod';
import type { PrivacyRequest } from '../privacy-request.ts';

const Records = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
export const PersonalFile = z.object({
  about: z.object({ requestId: z.string(), customerId: z.string(), kind: z.string(), madeAt: z.string() }),
  /** Holds the records of the customer by service and kind. */
  data: z.record(z.string(), Records),
});
export type PersonalFile = z.infer<typeof PersonalFile>;

/** Lists the records that the customer provided, or made by ordering (GDPR, article 20(1)). */
const PORTABLE: ReadonlySet<string> = new Set([
  ...['profile', 'addresses', 'prescriptions', 'prescriptionDrafts', 'prescriptionFiles', 'consents'],
  ...['orders', 'orderLines'],
]);

export type Collected = { readonly service: Holder | 'customer'; readonly records: PersonalRecords };

/**
 * Returns the file with all records of the customer. For a portability request, it has only the records that she may
 * take to another shop.
 */
export function personalFile(request: PrivacyRequest, collected: readonly Collected[], now: Date): PersonalFile {
  const data: Record<string, Record<string, object[]>> = {};
  for (const { service, records } of collected) {
    for (const [kind, rows] of Object.entries(records)) {
      if (request.kind === 'portability' && !PORTABLE.has(kind)) continue;
      const ofService = (data[service] ??= {});
      (ofService[kind] ??= []).push(...rows);
    }
  }
  const { id, customerId, kind } = request;
  // the conversion through JSON makes texts of days and times
  return PersonalFile.parse(
    JSON.parse(JSON.stringify({ about: { requestId: id, customerId, kind, madeAt: now.toISOString() }, data })),
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Returns the file as lines of text that people can read. */
export function linesOf({ about, data }: PersonalFile): string[] {
  const lines = ['What we hold about you', '我们持有的您的数据', `${about.kind} ${about.requestId}`, about.madeAt];
  for (const [service, records] of Object.entries(data)) {
    for (const [kind, rows] of Object.entries(records)) {
      lines.push('', `== ${service}: ${kind} (${rows.length})`);
      rows.forEach((row, index) => {
        lines.push(`-- ${index + 1}`);
        for (const [name, value] of Object.entries(row)) {
          if (value !== null && value !== undefined) lines.push(`${name}: ${shown(value)}`);
        }
      });
    }
  }
  return lines;
}
