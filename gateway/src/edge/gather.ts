/**
 * Gathers one answer from several services. The answer names each service that returned no part, and shows the other
 * parts.
 */
import { serviceAway } from '@toric/chassis/http/failed';
import { languageOf } from '@toric/chassis/http/language';
import { HitKind, ListWaiting, Search, WAITING_AT_MOST, type WaitingWork } from '@toric/contracts/desk/overview.http';
import { WaitingKind } from '@toric/contracts/desk/waiting';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { read, relay } from './forward.ts';
import { type Answer, Unavailable, type Upstreams } from './upstream.ts';

type Part = { readonly owner: string } & ({ readonly answer: Answer } | { readonly away: Unavailable });

async function ask(upstreams: Upstreams, owner: string, request: Request): Promise<Part> {
  try {
    return { owner, answer: await read(upstreams, owner, request.originalUrl.replace(/^\/v1/, ''), request) };
  } catch (away) {
    if (away instanceof Unavailable) return { owner, away };
    throw away;
  }
}

const parsed = ({ body }: Answer): unknown => JSON.parse(body.toString());
const isGood = (part: Part) => 'answer' in part && part.answer.status === 200;
const Refused = z.object({ detail: z.string() }).catch({ detail: '' });

/** Returns the reason why a service returned no part: its own refusal, or that it does not answer. */
function reasonOf(part: Part, request: Request): string {
  if ('answer' in part) return Refused.parse(parsed(part.answer)).detail;
  return serviceAway(part.owner, request).detail[languageOf(request.get('Accept-Language'))];
}

/**
 * Asks the services at the same time, and answers the result of `merge`. If no service returns a part, answers the
 * first refusal, or that a service is unavailable.
 */
async function gather(
  { owners, upstreams }: { owners: readonly string[]; upstreams: Upstreams },
  request: Request,
  response: Response,
  merge: (parts: readonly unknown[]) => object,
): Promise<void> {
  const parts = await Promise.all(owners.map((owner) => ask(upstreams, owner, request)));
  const answers = parts.flatMap((part) => ('answer' in part ? [part.answer] : []));
  const good = answers.filter(({ status }) => status === 200);
  if (good.length === 0) {
    const [refused] = answers;
    if (refused) return relay(response, refused);
    for (const part of parts) if ('away' in part) throw part.away;
  }
  const silent = parts.filter((part) => !isGood(part));
  const unanswered = silent.map((part) => ({ service: part.owner, detail: reasonOf(part, request) }));
  const body = { ...merge(good.map(parsed)), ...(unanswered.length > 0 && { unanswered }) };
  response.set('Cache-Control', 'no-store').json(body);
}

type Means = { readonly upstreams: Upstreams };
type Handle = (request: Request, response: Response) => Promise<void>;

/** Lists the services that can be searched. */
const SEARCHED = ['customer', 'order', 'catalog-inventory'];

/**
 * GET /v1/search. Gathers the hits of the services. People come first. Within a kind, the order of its service stays.
 */
export const gatheredHits =
  ({ upstreams }: Means): Handle =>
  (request, response) =>
    gather({ owners: SEARCHED, upstreams }, request, response, (parts) => {
      const hits = parts.flatMap((part) => Search.reply.parse(part).hits);
      return { hits: HitKind.options.flatMap((kind) => hits.filter((hit) => hit.kind === kind)) };
    });

/** GET /v1/waiting. Gathers the work that waits. Work of one kind in several services is added up. */
export const gatheredWork =
  ({ upstreams }: Means): Handle =>
  (request, response) =>
    gather({ owners: upstreams.known, upstreams }, request, response, (parts) => ({
      data: addUp(parts.flatMap((part) => ListWaiting.reply.parse(part).data)),
    }));

/** Returns one row for each kind, in the order of the kinds. */
export function addUp(rows: readonly WaitingWork[]): WaitingWork[] {
  return WaitingKind.options.flatMap((kind) => {
    const same = rows.filter((row) => row.kind === kind);
    if (same.length === 0) return [];
    const sum = (of: 'count' | 'late') =>
      Math.min(
        WAITING_AT_MOST,
        same.reduce((total, row) => total + row[of], 0),
      );
    const [oldest = null] = same.flatMap((row) => row.oldest ?? []).sort();
    return [{ kind, count: sum('count'), late: sum('late'), oldest }];
  });
}
