import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListJobs } from '@toric/contracts/jobs/job.http';
import type { Request, Response } from 'express';
import { read, relay } from './forward.ts';
import { mergePages } from './merge-pages.ts';
import type { Answer, Upstreams } from './upstream.ts';

type Means = { readonly upstreams: Upstreams };
type Merge = (answers: readonly Answer[], limit: number) => object;

const Limit = ListChanges.query.shape.limit;
const json = ({ body }: Answer): unknown => JSON.parse(body.toString());

/**
 * Returns the handler of a list that every service has. It merges the lists of the services, or answers only the list
 * of the service that the query names. One cursor fits all services, because it contains a time and an id. If a service
 * does not answer, the request fails, because the list would have a gap.
 */
const mergedList =
  (merge: Merge) =>
  ({ upstreams }: Means) =>
  async (request: Request, response: Response): Promise<void> => {
    const path = request.originalUrl.replace(/^\/v1/, '');
    const asked = request.query['service'];
    const owners = asked === undefined ? upstreams.known : [ownerOf(asked, upstreams)];
    const answers = await Promise.all(owners.map((owner) => read(upstreams, owner, path, request)));
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) return relay(response, refused);
    response.set('Cache-Control', 'no-store').json(merge(answers, Limit.parse(request.query['limit'])));
  };

/** GET /v1/changes. Merges the change records of the services. */
export const mergedChanges = mergedList((answers, limit) =>
  mergePages(
    answers.map((answer) => ListChanges.reply.parse(json(answer))),
    limit,
  ),
);

function withoutTime<T extends object>(dated: T & { at: string }): Omit<T, 'at'> {
  const { at: _, ...job } = dated;
  return job;
}

/**
 * GET /v1/jobs. Merges the jobs of the services. A job has no `at`: its list is ordered by the time at which it was
 * planned.
 */
export const mergedJobs = mergedList((answers, limit) => {
  const pages = answers.map((answer) => ListJobs.reply.parse(json(answer)));
  const dated = pages.map(({ data, ...page }) => ({
    ...page,
    data: data.map((job) => ({ ...job, at: job.createdAt })),
  }));
  const { data, ...page } = mergePages(dated, limit);
  return { ...page, data: data.map(withoutTime) };
});

/**
 * Returns the service that the query names. A request with an unknown name goes to any service, which refuses it in
 * both languages.
 */
const ownerOf = (asked: unknown, { known }: Upstreams): string => known.find((one) => one === asked) ?? known[0] ?? '';
