import type { Vault } from '@toric/chassis/data/vault';
import type { CarrierChoice } from '../parcels/pack.flow.ts';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import type { ReturnPolicy } from './rules/verdict.ts';

export type ReturnSettings = {
  readonly vault: Vault;
  readonly policy: ReturnPolicy;
  readonly returnNumberRule: string;
  /** Holds the largest refund that sales may decide without finance, in minor units of any currency. */
  readonly salesLimit: number;
  readonly placing: PlacingSettings;
  /** Describes the connected carrier, which sells the labels of returns. */
  readonly carrier: CarrierChoice;
};
