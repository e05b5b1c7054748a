import { ListChanges } from '@toric/contracts/changes/change.http';
import type { Request, Response } from 'express';
import { read, relay } from './forward.ts';
import { mergePages } from './merge-pages.ts';
import type { Upstreams } from './upstream.ts';

/**
 * GET /v1/changes. Merges the lists of the services, or answers the list of the service that the query names. One cursor
 * fits all services, because it names a time and an id. If a service does not answer, nobody gets a list with a gap.
 */
export const mergedChanges =
  ({ upstreams }: { upstreams: Upstreams }) =>
  async (request: Request, response: Response): Promise<void> => {
    const path = request.originalUrl.replace(/^\/v1/, '');
    const asked = request.query['service'];
    const owners = asked === undefined ? upstreams.known : [ownerOf(asked, upstreams)];
    const answers = await Promise.all(owners.map((owner) => read(upstreams, owner, path, request)));
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) return relay(response, refused);
    const pages = answers.map(({ body }) => ListChanges.reply.parse(JSON.parse(body.toString())));
    const limit = ListChanges.query.shape.limit.parse(request.query['limit']);
    response.set('Cache-Control', 'no-store').json(mergePages(pages, limit));
  };

/** Returns the service that the query names. An unknown name goes to any service, which refuses it in both languages. */
const ownerOf = (asked: unknown, { known }: Upstreams): string => known.find((one) => one === asked) ?? known[0] ?? '';
