import { z } from 'zod';
import { says } from './sentence.ts';

export const Id = z.uuid().meta({ description: 'uuid', example: '0197a000-0000-7000-8000-000000000001' });
/** An instant, ISO 8601 UTC with `Z`. */
export const Instant = z.iso.datetime().meta({ example: '2026-11-21T09:30:00.000Z' });
/** A calendar day, `YYYY-MM-DD`. */
export const CalendarDay = z.iso
  .date(says({ en: 'a day that exists, as YYYY-MM-DD', zh: '真实存在的日期，格式为 YYYY-MM-DD' }))
  .meta({ example: '2026-11-21' });

const ZONE = says({ en: 'an IANA time zone, e.g. America/Chicago', zh: 'IANA 时区，例如 America/Chicago' });
/** By name: an offset alone (`+05:00`) does not know when clocks change. */
export const TimeZone = z
  .string({ error: ZONE })
  .max(60)
  .refine(isTimeZone, ZONE)
  .meta({ description: "The prescriber's, for business hours", example: 'America/Chicago' });

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Query values are text, and an empty one is no number: least of all 0, which would be a plano lens. */
export const inQuery = <S extends z.ZodType>(number: S) =>
  z.preprocess((text) => (typeof text === 'string' && text.trim() === '' ? Number.NaN : text), number);

/** The page of a list: flat query names, opaque cursor, stable order by (createdAt, id). */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(300).optional(),
  count: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '`true`: `total` says how many there are on all pages, counted up to 10,000' }),
});
export type PageQuery = z.output<typeof PageQuery>;
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().optional().meta({ description: 'Only with `count=true`' }),
    totalIsExact: z.boolean().optional().meta({ description: 'False: counting stopped, there are more than `total`' }),
  });

export const Nothing = z.null();

/** A file, answered as its bytes: `operation.download` names the types that it may have. */
export const Download = z.object({
  mediaType: z.string(),
  fileName: z.string().regex(/^[\w.-]+$/),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type Download = z.infer<typeof Download>;

/** Why something was refused or cancelled: `code` for programs, `detail` for people. */
export const Reason = z.object({ code: z.string(), detail: z.string() });
export type Reason = z.infer<typeof Reason>;
