import { ListCarrierClaims } from '@toric/contracts/order/parcels/carrier-claim.http';
import { ListDelayRules } from '@toric/contracts/order/parcels/delay-rule.http';
import { ListManifests } from '@toric/contracts/order/parcels/manifest.http';
import { AskForLabel } from '@toric/contracts/order/parcels/parcel.http';
import { text } from '../../app/words.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { handOver } from './hand-over.ts';
import { parcelsSpec } from './spec.tsx';

/** Lists the parcels of the shop. */
export default listPage({
  ...parcelsSpec,
  actions: [
    handOver,
    { href: '/parcel-manifests', operation: ListManifests, label: text('Manifests', '交接单') },
    { href: '/carrier-claims', operation: ListCarrierClaims, label: text('Claims to carriers', '承运商索赔') },
    { href: '/delay-rules', operation: ListDelayRules, label: text('When a parcel is late', '延误提醒规则') },
  ],
  bulk: [
    {
      operation: AskForLabel,
      label: text('Ask for their labels', '申请面单'),
      when: ({ status }) => status === 'packed' || status === 'label-failed',
      input: ({ id }) => ({ params: { parcelId: id }, body: {} }),
      done: text('The carrier is asked for the labels.', '已向承运商申请面单。'),
    },
  ],
});
