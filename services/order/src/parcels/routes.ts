import type { Vault } from '@toric/chassis/data/vault';
import type { Endpoint } from '@toric/chassis/http/endpoint';
import type { Reader } from '../reader.store.ts';
import type { Carrier } from './carriers/carrier.ts';
import { askForLabel } from './features/ask-for-label.ts';
import { cancelParcel } from './features/cancel-parcel.ts';
import { createParcel } from './features/create-parcel.ts';
import { getManifest, getManifestFile } from './features/get-manifest.ts';
import { getParcelLabel } from './features/get-parcel-label.ts';
import { getParcel } from './features/get-parcel.ts';
import { handOverParcels } from './features/hand-over-parcels.ts';
import { listDelayRules } from './features/list-delay-rules.ts';
import { listManifests } from './features/list-manifests.ts';
import { listParcels } from './features/list-parcels.ts';
import { receiveCarrierEvent } from './features/receive-carrier-event.ts';
import { recordParcelNews } from './features/record-parcel-news.ts';
import { setDelayRule } from './features/set-delay-rule.ts';
import { setParcelLabel } from './features/set-parcel-label.ts';
import type { CarrierChoice } from './pack.flow.ts';

type Means = {
  readonly vault: Vault;
  readonly carrier: Carrier | undefined;
  readonly choice: CarrierChoice;
};

/** Lists the operations on parcels, on manifests and on delay rules. */
export const parcelRoutes = (means: Means): Endpoint<Reader>[] => [
  ...[createParcel(means), listParcels, getParcel, cancelParcel, recordParcelNews],
  ...[askForLabel(means), setParcelLabel, getParcelLabel(means)],
  ...[handOverParcels, listManifests, getManifest, getManifestFile],
  ...[listDelayRules, setDelayRule, receiveCarrierEvent(means)],
];
