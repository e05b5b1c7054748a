import { z } from 'zod';

export const Id = z.uuid().meta({ description: 'uuid', example: '0197a000-0000-7000-8000-000000000001' });
/** An instant, ISO 8601 UTC with `Z`. */
export const Instant = z.iso.datetime().meta({ example: '2026-11-21T09:30:00.000Z' });
/** A calendar day, `YYYY-MM-DD`. */
export const CalendarDay = z.iso.date().meta({ example: '2026-11-21' });

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

/** Why something was refused or cancelled: `code` for programs, `detail` for people. */
export const Reason = z.object({ code: z.string(), detail: z.string() });
export type Reason = z.infer<typeof Reason>;
