/** Declares the operations on manifests: the parcels that a carrier took on one occasion. */
import { z } from 'zod';
import { Download, Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LANGUAGES } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { MANIFEST_NOT_FOUND, MANIFEST_NOTHING_TO_HAND_OVER } from './parcel.errors.ts';

/** One manifest has at most this number of parcels. The other parcels are on the next manifest. */
export const PARCELS_OF_MANIFEST = 200;

export const ManifestView = z.object({
  id: Id,
  carrier: SentText,
  parcels: z.int().meta({ description: 'How many parcels were handed over.' }),
  left: z.array(z.object({ parcelId: Id, number: SentText, status: SentText })).meta({
    description: 'Parcels that had to stay, with the state of their orders. Only the answer of the hand-over has them.',
  }),
  carrierReference: SentText.nullable().meta({ description: 'The manifest at the carrier, once it has answered.' }),
  createdBy: Id,
  createdAt: Instant,
});
export type ManifestView = z.infer<typeof ManifestView>;

const owner = 'order';
const readers = ['warehouse', 'auditor'] as const;

export const HandOverParcels = operation({
  id: 'handOverParcels',
  record: ['manifest.made'],
  endpoint: 'POST /parcel-manifests',
  owner,
  summary: 'Hand all labelled parcels of a carrier over',
  description: `The end of the day: each parcel whose order may leave is handed over, and its order is shipped. At most ${PARCELS_OF_MANIFEST} at a time; call it again for the rest. A parcel whose order was cancelled, is on hold or is being changed stays, and the answer names it.`,
  allow: ['warehouse'],
  body: z.strictObject({ carrier: oneLine(60) }),
  example: { carrier: 'UPS Ground' },
  reply: ManifestView,
  status: 201,
  location: '/parcel-manifests/{id}',
  errors: [MANIFEST_NOTHING_TO_HAND_OVER],
});

export const ListManifests = operation({
  id: 'listManifests',
  endpoint: 'GET /parcel-manifests',
  owner,
  summary: 'List manifests, newest first',
  allow: readers,
  query: PageQuery,
  reply: page(ManifestView),
});

export const GetManifest = operation({
  id: 'getManifest',
  endpoint: 'GET /parcel-manifests/{manifestId}',
  owner,
  summary: 'Read a manifest',
  description: 'Its parcels are listed by `GET /parcels?manifestId=`.',
  allow: readers,
  params: z.strictObject({ manifestId: Id }),
  reply: ManifestView,
  errors: [MANIFEST_NOT_FOUND],
});

export const GetManifestFile = operation({
  id: 'getManifestFile',
  endpoint: 'GET /parcel-manifests/{manifestId}/file',
  owner,
  summary: 'Get a manifest as a PDF, for the signature of the driver',
  description: 'It lists numbers and weights. It names no person.',
  allow: readers,
  params: z.strictObject({ manifestId: Id }),
  query: z.strictObject({ language: z.enum(LANGUAGES).optional().meta({ description: 'If omitted: English.' }) }),
  reply: Download,
  download: ['application/pdf'],
  errors: [MANIFEST_NOT_FOUND],
});
