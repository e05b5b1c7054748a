import { ListManifests } from '@toric/contracts/order/parcels/manifest.http';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { handOver } from './hand-over.ts';

const column = columnsFor<typeof ListManifests>();

/** Lists the manifests: the carrier, the number of parcels and the time of each. */
export default listPage({
  operation: ListManifests,
  title: text('Manifests', '交接单'),
  about: text('One for each hand-over to a carrier, the newest first.', '每次交运一张，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/parcel-manifests/${id}`,
  columns: [
    column.text('carrier', text('Carrier', '承运商'), ({ carrier }) => carrier, { isName: true, width: 200 }),
    column.number('parcels', text('Parcels', '包裹数'), ({ parcels }) => parcels, { width: 100 }),
    column.text('reference', text('At the carrier', '承运商编号'), ({ carrierReference }) => carrierReference ?? '–', {
      width: 220,
    }),
    {
      ...{ id: 'by', label: text('Handed over by', '交运人'), width: 170 },
      cell: ({ createdBy }) => <PersonName id={createdBy} />,
      text: ({ createdBy }) => createdBy,
    },
    column.when('created', text('Handed over', '交运时间'), ({ createdAt }) => createdAt),
  ],
  actions: [handOver],
  empty: {
    title: text('Nothing was handed over yet.', '还没有交运记录。'),
    about: text('Hand the labelled parcels over at the end of the day.', '请在当日结束时交运已贴面单的包裹。'),
  },
});
