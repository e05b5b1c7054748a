import { query } from '@toric/chassis/http/endpoint';
import { GetManifest, GetManifestFile } from '@toric/contracts/order/parcels/manifest.http';
import { MANIFEST_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import type { Reader } from '../../reader.store.ts';
import { manifestPdf } from '../manifests/manifest-document.ts';
import { manifestView } from '../manifests/manifest.view.ts';
import { readManifest, readManifestParcels } from '../parcel.reader.store.ts';

/** GET /parcel-manifests/{manifestId}. Returns the manifest of a hand-over to a carrier. */
export const getManifest = query<typeof GetManifest, Reader>(GetManifest, {
  async run({ params: { manifestId }, db }) {
    const manifest = await readManifest(db, manifestId);
    if (!manifest) throw MANIFEST_NOT_FOUND();
    return manifestView(manifest);
  },
});

/** GET /parcel-manifests/{manifestId}/file. Returns a manifest as a PDF, for the signature of the driver. */
export const getManifestFile = query<typeof GetManifestFile, Reader>(GetManifestFile, {
  async run({ params: { manifestId }, query: { language = 'en' }, db }) {
    const manifest = await readManifest(db, manifestId);
    if (!manifest) throw MANIFEST_NOT_FOUND();
    const bytes = manifestPdf(manifest, await readManifestParcels(db, manifestId), language);
    return { mediaType: 'application/pdf', fileName: `manifest-${manifestId}.pdf`, bytes };
  },
});
