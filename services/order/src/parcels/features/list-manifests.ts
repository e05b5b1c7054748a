import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListManifests } from '@toric/contracts/order/parcels/manifest.http';
import type { Reader } from '../../reader.store.ts';
import { manifestView } from '../manifests/manifest.view.ts';
import { readManifests } from '../parcel.reader.store.ts';

/** GET /parcel-manifests. Lists the manifests of hand-overs to carriers, the newest first. */
export const listManifests = query<typeof ListManifests, Reader>(ListManifests, {
  async run({ query: page, db }) {
    return pageOf(await readManifests(db, page), page.limit, (manifest) => manifestView(manifest));
  },
});
