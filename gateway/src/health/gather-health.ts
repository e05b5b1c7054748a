import { serviceAway } from '@toric/chassis/http/failed';
import { languageOf } from '@toric/chassis/http/language';
import { GetHealth, type InstanceHealth, type ProcessHealth } from '@toric/contracts/operator/health.http';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { Request, Response } from 'express';
import { headersOf } from '../edge/forward.ts';
import type { InstanceAnswer, Instances } from './instances.ts';

type Service = ProcessHealth['service'];

/** Returns the instances that answered, each with its address. Returns also the addresses that did not answer. */
function sortAnswers(service: Service, answers: readonly InstanceAnswer[], away: string): ProcessHealth {
  const instances: InstanceHealth[] = [];
  const silent: ProcessHealth['silent'] = [];
  for (const { address, body } of answers) {
    const parsed = GetHealth.reply.safeParse(body);
    const own = parsed.data?.data.flatMap((process) => process.instances) ?? [];
    if (own.length === 0) silent.push({ address, detail: away });
    instances.push(...own.map((instance) => ({ ...instance, address })));
  }
  return { service, instances, silent };
}

/**
 * Adds this process to the other processes of the gateway. If this process also sends webhooks, both of its parts are
 * one instance.
 */
export function withOwn({ instances, ...rest }: ProcessHealth, own: InstanceHealth): ProcessHealth {
  const other = instances.find(({ id }) => id === own.id);
  const whole = other
    ? {
        ...{ ...own, messages: other.messages, ready: own.ready && other.ready },
        ...{ database: own.database && other.database, databaseWaiting: own.databaseWaiting + other.databaseWaiting },
      }
    : own;
  return { ...rest, instances: [whole, ...instances.filter((one) => one !== other)] };
}

/**
 * GET /v1/operations/health. Gathers the state of all instances that answer, and names the addresses that do not
 * answer.
 */
export const gatheredHealth =
  ({ instances }: { instances: Instances }) =>
  async (request: Request, response: Response): Promise<void> => {
    const language = languageOf(request.get('Accept-Language'));
    const path = request.originalUrl.replace(/^\/v1/, '');
    const headers = headersOf(request);
    const [own, ...gathered] = await Promise.all([
      instances.own(),
      ...SERVICE_NAMES.map(async (service) => {
        const away = serviceAway(service, request).detail[language];
        return sortAnswers(service, await instances.ask(service, path, headers), away);
      }),
    ]);
    const data = gathered.map((one) => (one.service === 'gateway' ? withOwn(one, own) : one));
    response.set('Cache-Control', 'no-store').json({ at: new Date().toISOString(), data });
  };
