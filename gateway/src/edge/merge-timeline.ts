import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import type { Request, Response } from 'express';
import { read, relay } from './forward.ts';
import { mergePages } from './merge-pages.ts';
import type { Upstreams } from './upstream.ts';

/** Lists the services that have entries of a timeline. The first service refuses a customer who does not exist. */
const OWNERS = ['customer', 'order', 'payment'];

/**
 * GET /v1/customers/{customerId}/timeline. Merges the parts of the services. If a service does not answer, the request
 * fails, because the timeline would have a gap.
 */
export const mergedTimeline =
  ({ upstreams }: { upstreams: Upstreams }) =>
  async (request: Request, response: Response): Promise<void> => {
    const path = request.originalUrl.replace(/^\/v1/, '');
    const answers = await Promise.all(OWNERS.map((owner) => read(upstreams, owner, path, request)));
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) return relay(response, refused);
    const pages = answers.map(({ body }) => GetTimeline.reply.parse(JSON.parse(body.toString())));
    const limit = GetTimeline.query.shape.limit.parse(request.query['limit']);
    response.set('Cache-Control', 'no-store').json(mergePages(pages, limit));
  };
