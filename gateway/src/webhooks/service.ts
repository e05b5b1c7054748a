import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import { backups } from '../backups/area.ts';
import type { WebhooksConfig } from '../config.ts';
import { webhooks } from './area.ts';
import { openReader } from './reader.store.ts';
import type { SendingTests } from './sending/open-sender.flow.ts';

/**
 * Returns the webhooks of the gateway as a service of its own, with the state of the backups. It has routes, a queue and
 * an outbox like any other service. The gateway forwards to it, in this process or on another machine (ADR 0062).
 */
export function webhooksService(config: WebhooksConfig, tests: SendingTests = {}) {
  const vault = createVault({ service: 'gateway', masterKey: config.MASTER_KEY });
  const allowPrivate = config.WEBHOOK_ALLOW_PRIVATE === 'true';
  const settings = { ...tests, allowPrivate, keepDays: config.WEBHOOK_LOG_DAYS };
  const backupSettings = {
    isElsewhere: config.BACKUPS === 'elsewhere',
    isDevelopment: config.MAILBOX_URL !== undefined,
  };
  return service({
    ...{ name: 'gateway', vault, openReader },
    areas: [webhooks(vault, settings), backups(backupSettings)],
  });
}
