/**
 * Declares the parts of registers that a law demands: the names that the law gives to their fields, and the days that
 * are exported.
 */
import { z } from 'zod';
import { Id, NextCursor, PageQuery, RequestDay, TimeZone, Unreadable } from './common.ts';
import { says } from './sentence.ts';
import { SentText } from './text.ts';

/**
 * Returns the field of a register with the name that the law uses for it. `source` cites the law and says where the
 * value comes from.
 */
export const lawField = <S extends z.ZodType>(schema: S, term: string, source: string): S =>
  schema.meta({ title: term, description: source });

/**
 * Declares a field that the law demands in a register. The field is null, and counts as missing, if nobody recorded its
 * value.
 */
export const demandedField = <S extends z.ZodType>(schema: S, term: string, source: string) =>
  schema.nullable().meta({ title: term, description: source, 'x-demanded': true });

/**
 * Returns the schema of a row of a register. Each row lists its missing fields, because no value may be invented to
 * fill them.
 */
export const registerRow = <S extends z.ZodRawShape>(shape: S) =>
  z.object({
    id: Id,
    ...shape,
    missing: z.array(SentText).meta({ description: 'The demanded fields that nobody has recorded.' }),
  });

export type Column = {
  readonly field: string;
  readonly term: string;
  readonly source: string;
  readonly isDemanded: boolean;
};

const columnsByRow = new WeakMap<z.ZodObject, readonly Column[]>();

/** Returns the columns of a register in their order, for the head of its file and for its page of documentation. */
export function columnsOf(row: z.ZodObject): readonly Column[] {
  const known = columnsByRow.get(row);
  if (known) return known;
  const columns = Object.entries(row.shape).flatMap(([field, schema]) => columnOf(field, schema));
  columnsByRow.set(row, columns);
  return columns;
}

function columnOf(field: string, schema: unknown): Column[] {
  const { title, description = '', ...rest } = schema instanceof z.ZodType ? (schema.meta() ?? {}) : {};
  if (title === undefined) return [];
  return [{ field, term: title, source: description, isDemanded: rest['x-demanded'] === true }];
}

const isInOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const LAST_DAY = says({ en: 'the last day, not before the first', zh: '截止日期，不得早于起始日期' });

/**
 * Declares the days of an export of a register: from the midnight at which `from` begins to the midnight at which `to`
 * ends, by the local clock of the zone.
 */
const days = (timeZone: string) => ({
  from: RequestDay.meta({ description: 'The first day of the range.' }),
  to: RequestDay.meta({ description: 'The last day of the range. It is included.' }),
  timeZone: TimeZone.default(timeZone).meta({
    description: 'The IANA time zone in which days begin and end.',
    example: timeZone,
  }),
});
export type Days = { readonly from: string; readonly to: string; readonly timeZone: string };

export const dayRange = (timeZone: string) =>
  z.strictObject(days(timeZone)).refine(isInOrder, { error: LAST_DAY, path: ['to'] });
export const dayRangePage = (timeZone: string) =>
  z
    .strictObject({
      ...days(timeZone),
      ...PageQuery.pick({ limit: true, cursor: true }).shape,
    })
    .refine(isInOrder, { error: LAST_DAY, path: ['to'] });

/** Returns the schema of a page of a register, whose oldest rows come first. */
export const registerPage = <T extends z.ZodType>(row: T) =>
  z.object({
    data: z.array(row),
    unreadable: Unreadable,
    nextCursor: NextCursor,
    whole: z
      .object({
        rows: z.int().meta({ description: 'Rows on all pages.' }),
        isExact: z.boolean().meta({
          description:
            'False if counting stopped at `rows`, the oldest ones. The exported file lists the missing fields of every row.',
        }),
        missing: z
          .record(SentText, z.int())
          .meta({ description: 'For each demanded field, the number of these rows that lack it.' }),
      })
      .optional()
      .meta({ description: 'Figures of all pages, counted up to 10,000 rows. Present on the first page only.' }),
  });
