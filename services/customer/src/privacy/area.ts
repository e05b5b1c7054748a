import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerErased, PersonalDataAsked, RestrictionChanged, SendMessage } from '@toric/contracts/customer/events';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { keepTombstone as keeping } from './erasing/keep-tombstone.flow.ts';
import { replayAtStart } from './erasing/replay-at-start.flow.ts';
import { forgetTombstones } from './erasing/tombstone-folder.store.ts';
import { askPrivacyRequest } from './features/ask-privacy-request.ts';
import { collectParts } from './features/collect-parts.ts';
import { confirmErasure } from './features/confirm-erasure.ts';
import { getPrivacyFile } from './features/get-privacy-file.ts';
import { getPrivacyRequest } from './features/get-privacy-request.ts';
import { liftRestriction } from './features/lift-restriction.ts';
import { listOwnPrivacyRequests } from './features/list-own-privacy-requests.ts';
import { listPrivacyRequests } from './features/list-privacy-requests.ts';
import { previewErasure } from './features/preview-erasure.ts';
import { replayErasures } from './features/replay-erasures.ts';
import { withdrawErasure } from './features/withdraw-erasure.ts';
import { measurePrivacyRequests } from './privacy.gauges.ts';
import { privacyUpkeep } from './upkeep.flow.ts';

/** Declares the area `privacy`: requests and erasures. It uses `people`, `accounts` and `messages`. */
export function privacy({ vault }: { vault: Vault }, { ERASURE_DIR: folder }: CustomerConfig): Area<Reader> {
  const keepTombstone = keeping(folder);
  return {
    routes: [
      ...[askPrivacyRequest({ vault }), listPrivacyRequests, listOwnPrivacyRequests, getPrivacyRequest],
      ...[getPrivacyFile({ vault }), previewErasure, confirmErasure({ vault, keepTombstone }), withdrawErasure],
      ...[liftRestriction, replayErasures({ vault, folder })],
    ],
    subscriptions: { 'collect-parts': collectParts({ vault }) },
    effects: [keepTombstone],
    beforeListening: (work) => replayAtStart(work, vault, folder),
    forget: () => forgetTombstones(folder),
    background: privacyUpkeep,
    gauges: measurePrivacyRequests,
    sends: [CustomerErased, PersonalDataAsked, RestrictionChanged, SendMessage],
  };
}
