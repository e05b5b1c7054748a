// Connects the carrier that the settings name. In a shop without a carrier, staff type the labels by hand.
import type { Address } from '@toric/contracts/contact/contact';
import type { Carrier } from './carrier.ts';
import { easyPost } from './easy-post.ts';

type Settings = {
  readonly CARRIER_URL?: string | undefined;
  readonly CARRIER_KEY?: string | undefined;
  readonly CARRIER_WEBHOOK_SECRET?: string | undefined;
  readonly CARRIER_SENDER?: Address | undefined;
  readonly CARRIER_TIMEOUT_MS: number;
};

/**
 * Returns the connected carrier, or undefined if none is configured. Throws if a setting of the carrier is missing, so
 * that the service does not start.
 */
export function connectCarrier(settings: Settings): Carrier | undefined {
  const {
    CARRIER_URL: url,
    CARRIER_KEY: key,
    CARRIER_WEBHOOK_SECRET: webhookSecrets,
    CARRIER_SENDER: sender,
  } = settings;
  if (url === undefined) return undefined;
  if (key === undefined || webhookSecrets === undefined || sender === undefined)
    throw new Error(
      'CARRIER_URL is set, so CARRIER_KEY, CARRIER_WEBHOOK_SECRET and CARRIER_SENDER must be set too: see docs/parcels.md',
    );
  return easyPost({ url, key, webhookSecrets, sender, timeoutMs: settings.CARRIER_TIMEOUT_MS });
}
