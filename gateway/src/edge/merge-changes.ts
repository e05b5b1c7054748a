import { encodeCursor } from '@toric/chassis/data/cursor';
import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListJobs } from '@toric/contracts/jobs/job.http';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { read, relay } from './forward.ts';
import type { Upstreams } from './upstream.ts';

type Row = { readonly id: string };
type Page<R extends Row> = {
  data: R[];
  unreadable?: { id: string }[] | undefined;
  nextCursor: string | null;
  total?: number | undefined;
  totalIsExact?: boolean | undefined;
};
type Listed<R extends Row> = {
  readonly reply: z.ZodType<Page<R>>;
  /** The instant by which the list is ordered. */
  readonly at: (row: R) => string;
};
type Means = { readonly upstreams: Upstreams };

/** GET /v1/changes. */
export const mergedChanges = mergedList({ reply: ListChanges.reply, at: ({ at }) => at });
/** GET /v1/jobs. */
export const mergedJobs = mergedList({ reply: ListJobs.reply, at: ({ createdAt }) => createdAt });

const Limit = ListChanges.query.shape.limit;

/**
 * Returns the handler of a list that every service has. It merges the lists of the services, or answers the list of the
 * service that the query names. One cursor fits all services, because it names a time and an id. If a service does not
 * answer, nobody gets a list with a gap.
 */
function mergedList<R extends Row>({ reply, at }: Listed<R>) {
  return ({ upstreams }: Means) =>
    async (request: Request, response: Response): Promise<void> => {
      const path = request.originalUrl.replace(/^\/v1/, '');
      const asked = request.query['service'];
      const owners = asked === undefined ? upstreams.known : [ownerOf(asked, upstreams)];
      const answers = await Promise.all(owners.map((owner) => read(upstreams, owner, path, request)));
      const refused = answers.find(({ status }) => status !== 200);
      if (refused) return relay(response, refused);
      const pages = answers.map(({ body }) => reply.parse(JSON.parse(body.toString())));
      const limit = Limit.parse(request.query['limit']);
      response.set('Cache-Control', 'no-store').json(merge(pages, limit, at));
    };
}

/** Returns the service that the query names. An unknown name goes to any service, which refuses it in both languages. */
const ownerOf = (asked: unknown, { known }: Upstreams): string => known.find((one) => one === asked) ?? known[0] ?? '';

/** Returns one page of the newest rows of all pages. */
export function merge<R extends Row>(pages: readonly Page<R>[], limit: number, at: (row: R) => string): Page<R> {
  const keyOf = (row: R) => `${at(row)} ${row.id}`;
  const all = pages.flatMap(({ data }) => data).sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
  const data = all.slice(0, limit);
  const last = data.at(-1);
  const more = all.length > limit || pages.some(({ nextCursor }) => nextCursor !== null);
  const unreadable = pages.flatMap((page) => page.unreadable ?? []);
  const totals = pages.map(({ total }) => total ?? 0);
  return {
    data,
    ...(unreadable.length > 0 && { unreadable }),
    nextCursor: more && last ? encodeCursor({ createdAt: new Date(at(last)), id: last.id }) : null,
    ...(pages.some(({ total }) => total !== undefined) && {
      total: totals.reduce((sum, total) => sum + total, 0),
      totalIsExact: pages.every(({ totalIsExact }) => totalIsExact !== false),
    }),
  };
}
