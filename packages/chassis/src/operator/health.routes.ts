import { GetHealth } from '@toric/contracts/operator/health.http';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { Database } from '@toric/messaging/database';
import type { Messaging } from '@toric/messaging/messaging';
import { type Endpoint, query } from '../http/endpoint.ts';
import { instanceHealth } from '../process/instance.ts';

export type HealthMeans = {
  readonly database: Pick<Database, 'pool'>;
  readonly messaging: Pick<Messaging, 'ready'>;
  readonly release: string | undefined;
};

/**
 * GET /operations/health. Returns the state of this instance. Every service mounts it, and the gateway gathers the
 * answers.
 */
export const healthRoutes = (name: string, means: HealthMeans): Endpoint[] => [
  query(GetHealth, {
    async run({ now }) {
      const own = await instanceHealth({ ...means, ready: means.messaging.ready().ready });
      const data = SERVICE_NAMES.filter((one) => one === name).map((service) => ({
        ...{ service, instances: [own], silent: [] },
      }));
      return { at: now.toISOString(), data };
    },
  }),
];
