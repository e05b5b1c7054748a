import { readConfig } from '@toric/chassis/process/config';
import { startService } from '@toric/chassis/service';
import { GatewayConfig, RoleConfig, WebhooksConfig } from './config.ts';
import { startGateway } from './gateway.ts';
import { webhooksService } from './webhooks/service.ts';

type Started = { port: number; stop(): Promise<void> };

/**
 * Starts the part of the gateway that `GATEWAY_ROLE` names. The webhooks are a service of their own. In the role `both`
 * this service listens on the loopback address of the process, and the API forwards to it as to any other service (ADR
 * 0062).
 */
export async function startRole(env: NodeJS.ProcessEnv): Promise<Started> {
  const { GATEWAY_ROLE: role } = readConfig(RoleConfig, env);
  if (role === 'webhooks') {
    const config = readConfig(WebhooksConfig, env);
    return startService(webhooksService(config), config);
  }
  const api = readConfig(GatewayConfig, env);
  if (role === 'both') return startBoth(api, readConfig(WebhooksConfig, env));
  if (!api.WEBHOOKS_URL)
    throw new Error('WEBHOOKS_URL is not set: the role `api` needs the address of a process with the role `webhooks`.');
  return startGateway(api);
}

async function startBoth(api: GatewayConfig, config: WebhooksConfig): Promise<Started> {
  const webhooks = await startService(webhooksService(config), { ...config, PORT: 0, HOST: '127.0.0.1' });
  const gateway = await startGateway({ ...api, WEBHOOKS_URL: `http://127.0.0.1:${webhooks.port}` }, () =>
    webhooks.measure(),
  ).catch(async (error: unknown) => {
    await webhooks.stop();
    throw error;
  });
  return {
    port: gateway.port,
    async stop() {
      await gateway.stop();
      await webhooks.stop();
    },
  };
}
