import { GetCarrierClaim, ListCarrierClaims } from '@toric/contracts/order/parcels/carrier-claim.http';
import { ListDelayRules } from '@toric/contracts/order/parcels/delay-rule.http';
import { GetManifest, ListManifests } from '@toric/contracts/order/parcels/manifest.http';
import { GetParcel, ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { IconTruckDelivery } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of parcels: labels, the hand-over to carriers, late parcels, and claims to carriers. */
export const parcelsArea: ConsoleArea = {
  name: 'parcels',
  group: 'today',
  pages: [
    {
      path: '/parcels',
      needs: ListParcels,
      load: () => import('./list.tsx'),
      title: { en: 'Parcels', zh: '包裹' },
      rail: { icon: IconTruckDelivery, order: 25 },
    },
    {
      path: '/parcels/:parcelId',
      needs: GetParcel,
      load: () => import('./record.tsx'),
      title: { en: 'Parcel', zh: '包裹' },
    },
    {
      path: '/parcel-manifests',
      needs: ListManifests,
      load: () => import('./manifests.tsx'),
      title: { en: 'Manifests', zh: '交接单' },
    },
    {
      path: '/parcel-manifests/:manifestId',
      needs: GetManifest,
      load: () => import('./manifest.tsx'),
      title: { en: 'Manifest', zh: '交接单' },
    },
    {
      path: '/delay-rules',
      needs: ListDelayRules,
      load: () => import('./rules.tsx'),
      title: { en: 'When a parcel is late', zh: '延误提醒规则' },
    },
    {
      path: '/carrier-claims',
      needs: ListCarrierClaims,
      load: () => import('./claims.tsx'),
      title: { en: 'Claims to carriers', zh: '承运商索赔' },
    },
    {
      path: '/carrier-claims/:claimId',
      needs: GetCarrierClaim,
      load: () => import('./claim.tsx'),
      title: { en: 'Claim to a carrier', zh: '承运商索赔' },
    },
  ],
};
