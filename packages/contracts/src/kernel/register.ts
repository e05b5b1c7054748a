/** Registers that a law demands: what it calls each field and where it asks for it, and the days that are exported. */
import { z } from 'zod';
import { CalendarDay, Id, TimeZone } from './common.ts';
import { says } from './sentence.ts';

/** As the law calls it, and which law that is. */
export const named = <S extends z.ZodType>(schema: S, term: string, source: string): S =>
  schema.meta({ title: term, description: source });

/** A field that the law demands and that may not have been recorded: then it is null, and counted as missing. */
export const demanded = <S extends z.ZodType>(schema: S, term: string, source: string) =>
  schema.nullable().meta({ title: term, description: source, 'x-demanded': true });

/** Every row says itself what it lacks: nothing is made up to fill it. */
export const registerRow = <S extends z.ZodRawShape>(shape: S) =>
  z.object({
    id: Id,
    ...shape,
    missing: z.array(z.string()).meta({ description: 'The fields that are demanded and that nobody has recorded' }),
  });

export type Column = {
  readonly field: string;
  readonly term: string;
  readonly source: string;
  readonly isDemanded: boolean;
};

const known = new WeakMap<z.ZodObject, readonly Column[]>();

/** What a register is made of, in its order: the head of the file, and a table of its page of documentation. */
export function columnsOf(row: z.ZodObject): readonly Column[] {
  const columns = known.get(row) ?? Object.entries(row.shape).flatMap(([field, schema]) => columnOf(field, schema));
  known.set(row, columns);
  return columns;
}

function columnOf(field: string, schema: unknown): Column[] {
  const { title, description = '', ...rest } = schema instanceof z.ZodType ? (schema.meta() ?? {}) : {};
  if (title === undefined) return [];
  return [{ field, term: title, source: description, isDemanded: rest['x-demanded'] === true }];
}

const isInOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const LAST_DAY = says({ en: 'the last day, not before the first', zh: '截止日期，不得早于起始日期' });

/** Both days included, from midnight to midnight by the clocks of the zone. */
const days = (timeZone: string) => ({
  from: CalendarDay.meta({ description: 'The first day' }),
  to: CalendarDay.meta({ description: 'The last day, included' }),
  timeZone: TimeZone.default(timeZone).meta({
    description: 'Whose midnights the days begin and end at',
    example: timeZone,
  }),
});
export type Days = { readonly from: string; readonly to: string; readonly timeZone: string };

export const daysIn = (timeZone: string) =>
  z.strictObject(days(timeZone)).refine(isInOrder, { error: LAST_DAY, path: ['to'] });
export const pageOfDays = (timeZone: string) =>
  z
    .strictObject({
      ...days(timeZone),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      cursor: z.string().max(300).optional(),
    })
    .refine(isInOrder, { error: LAST_DAY, path: ['to'] });

/** Oldest first. What is missing is counted beyond the page too, as far as lists are counted. */
export const registerPage = <T extends z.ZodType>(row: T) =>
  z.object({
    data: z.array(row),
    nextCursor: z.string().nullable(),
    whole: z
      .object({
        rows: z.int(),
        isExact: z.boolean().meta({
          description: 'False: counting stopped at `rows`, the oldest ones; the file says of every row what it lacks',
        }),
        missing: z.record(z.string(), z.int()).meta({ description: 'By field: in how many of these it is missing' }),
      })
      .optional()
      .meta({ description: 'Of all pages, counted up to 10,000 rows; on the first one only' }),
  });
