import { query } from '@toric/chassis/http/endpoint';
import { GetPackingSlip } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { PICK_ORDER_NOT_FOUND, PICK_WAVE_NOT_FOUND } from '@toric/contracts/catalog-inventory/picking/pick.errors';
import type { Reader } from '../../reader.store.ts';
import { languageFor, packingSlipPdf } from '../slip/packing-slip.ts';
import { readWave } from '../pick-wave.reader.store.ts';
import { waveView } from '../pick-wave.view.ts';

/** GET /pick-waves/{waveId}/orders/{orderId}/slip. Returns the packing slip of the parcel as a PDF. */
export const getPackingSlip = ({ seller }: { seller: string | undefined }) =>
  query<typeof GetPackingSlip, Reader>(GetPackingSlip, {
    async run({ params: { waveId, orderId }, query: { language }, db, read, now }) {
      const wave = await readWave(db, read, waveId);
      if (!wave) throw PICK_WAVE_NOT_FOUND();
      const { list, tasks } = waveView(wave);
      const order = list.find((one) => one.orderId === orderId);
      if (!order) throw PICK_ORDER_NOT_FOUND();
      const boxes = tasks.filter((task) => task.orderId === orderId);
      const bytes = packingSlipPdf(order, boxes, { language: language ?? languageFor(order), seller, now });
      return { mediaType: 'application/pdf', fileName: `${order.number.replace(/[^\w.-]+/g, '-')}-slip.pdf`, bytes };
    },
  });
