import { z } from 'zod';
import { says } from './sentence.ts';
import { requestText, SentText } from './text.ts';

/**
 * Parses a UUID. Upper and lower case mean the same UUID (RFC 9562, section 4), so an id in a request is turned into
 * lower case. All later comparisons can then compare texts.
 */
export const Id = z.uuid().toLowerCase().meta({ example: '0197a000-0000-7000-8000-000000000001' });
export const Instant = z.iso
  .datetime()
  .meta({ description: 'An instant in UTC, ISO 8601 with `Z`.', example: '2026-11-21T09:30:00.000Z' });
export const CalendarDay = z.iso
  .date(says({ en: 'a day that exists, as YYYY-MM-DD', zh: '真实存在的日期，格式为 YYYY-MM-DD' }))
  .meta({ description: 'A calendar day, `YYYY-MM-DD`.', example: '2026-11-21' });

const FIRST_DAY = '1900-01-01';
/** Holds the last day that a request may name or an answer may contain. */
export const LAST_DAY = '2999-12-31';
const IN_RANGE = says({ en: `between ${FIRST_DAY} and ${LAST_DAY}`, zh: `介于 ${FIRST_DAY} 与 ${LAST_DAY} 之间` });
/**
 * Returns true for a day or an instant between the first and the last day that requests may name. Days and instants
 * begin with a year of four digits, so they can be compared as texts.
 */
const isInRange = (time: string) => time.slice(0, 10) >= FIRST_DAY && time.slice(0, 10) <= LAST_DAY;

/**
 * Parses a day in a request. The range covers every customer's birth and every expiry. PostgreSQL, JavaScript and the
 * clients do not agree about the years 0 and 10000, so such a day could be stored but not read.
 */
export const RequestDay = CalendarDay.refine(isInRange, IN_RANGE);
/** Parses an instant in a request. */
export const RequestInstant = Instant.refine(isInRange, IN_RANGE);

export const Version = z.int().meta({ description: 'Increases with every change.' });

/**
 * Matches the areas in which the IANA time zone database lists its places. A zone without an area (`EST`, `US/Eastern`,
 * `Etc/GMT+5`) is an offset or a legacy name: `EST` never changes its clock, but New York does. Source: the file
 * `theory.html` of the database, "Timezone identifiers".
 */
const PLACE = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/./i;

/** Returns true for the name of an IANA time zone that is a place, for example `America/Chicago`. */
export function isPlaceZone(name: string): boolean {
  if (!PLACE.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const ZONE = says({
  en: 'an IANA time zone that is a place, e.g. America/Chicago',
  zh: '以地点命名的 IANA 时区，例如 America/Chicago',
});
/**
 * Parses the time zone of a person. It must be a place: an offset (`+05:00`, `EST`) does not reveal when the clocks of
 * the place change.
 */
export const PlaceZone = requestText(ZONE)
  .max(60)
  .refine(isPlaceZone, ZONE)
  .meta({ description: 'The name of an IANA time zone that is a place.', example: 'America/Chicago' });

/** Parses the time zone of a list of days: a place, or `UTC`, whose clock never changes. */
export const TimeZone = requestText(ZONE)
  .max(60)
  .refine((name) => name === 'UTC' || isPlaceZone(name), ZONE)
  .meta({ description: 'The name of an IANA time zone that is a place, or `UTC`.', example: 'America/Chicago' });

/**
 * Returns the schema of a number in a query, where all values are text. It refuses an empty text, because coercion
 * would read it as 0, and a sphere of 0 is a plano lens.
 */
export const inQuery = <S extends z.ZodType>(number: S) =>
  z.preprocess((text) => (typeof text === 'string' && text.trim() === '' ? Number.NaN : text), number);

/**
 * Declares the query parameters for the days on which the items of a list were created, in UTC. Both days are included.
 */
export const createdBetween = {
  createdFrom: RequestDay.optional().meta({
    description: 'Only items that were created on this day or later, in UTC.',
  }),
  createdTo: RequestDay.optional().meta({
    description: 'Only items that were created on this day or earlier, in UTC.',
  }),
};

const SEVERAL = says({ en: 'one or several known values, with commas between', zh: '一个或多个已知值，以逗号分隔' });

/** Returns the schema of several values of an enum in a query, with commas between: `shipped,completed`. */
export const severalOf = <E extends z.ZodEnum>(values: E) =>
  requestText()
    .max(500)
    .transform((text, context): z.output<E>[] => {
      const parsed = z.array(values).min(1).safeParse(text.split(','));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: SEVERAL });
      return z.NEVER;
    });

/**
 * Describes the query of a list. Parameter names are not nested, and the cursor is opaque: clients must not interpret
 * it. The order by (createdAt, id) is the same on every page.
 */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'Items on one page.' }),
  cursor: requestText()
    .max(300)
    .optional()
    .meta({ description: '`nextCursor` of the previous page. If omitted, the first page is answered.' }),
  count: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '`true` adds `total`, which is counted up to 10,000.' }),
});
export type PageQuery = z.output<typeof PageQuery>;

export const NextCursor = SentText.nullable().meta({
  description: 'Send it as `cursor` to read the next page. Null on the last page.',
});
/** Lists the rows that a page of a list cannot show. One damaged row does not make its whole list unreadable. */
export const Unreadable = z
  .array(z.object({ id: SentText }))
  .optional()
  .meta({ description: 'Rows of this page whose stored values are damaged, so that only their ids can be shown.' });

/** Returns the schema of the reply of a list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    unreadable: Unreadable,
    nextCursor: NextCursor,
    total: z.int().optional().meta({ description: 'Items on all pages. Present only with `count=true`.' }),
    totalIsExact: z.boolean().optional().meta({
      description: 'False if counting stopped at `total` and more items exist. Present only with `count=true`.',
    }),
  });

/** Describes the reply of an operation that answers 204, which has no body. */
export const Nothing = z.null();

/**
 * Describes a file in an answer. The body of the answer consists of its bytes. `operation.download` lists the possible
 * media types.
 */
export const Download = z.object({
  mediaType: SentText,
  fileName: SentText.regex(/^[\w.-]+$/),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type Download = z.infer<typeof Download>;

/** Describes the reason of a refusal or a cancellation. */
export const Reason = z.object({
  code: SentText.meta({ description: 'A stable code for programs.' }),
  detail: SentText.meta({ description: 'An explanation for people.' }),
});
export type Reason = z.infer<typeof Reason>;
