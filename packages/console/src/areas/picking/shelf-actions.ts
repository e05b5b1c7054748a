import { CHOOSE_PICK_LOT_GUIDE, REPORT_SHORT_PICK_GUIDE } from '@toric/contracts/catalog-inventory/picking/pick.guide';
import { SHORT_REASON_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import { GetPickWave, type PickTask } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ChoosePickLot, ReportShortPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Action } from '../../kit/kit.types.ts';

/** Describes the line at which the picker stands. */
export type AtLine = { readonly waveId: string; readonly task: PickTask };
/** Describes the line, and the box of another lot that the picker has in hand. */
export type InHand = AtLine & { readonly barcode: string };

const refreshes = [GetPickWave, ListStock];
const lotsIn = (lots: readonly { readonly lotNumber: string }[]) => lots.map(({ lotNumber }) => lotNumber).join(', ');

/**
 * Reports boxes that are missing or damaged. Boxes of other lots replace them. If there are none, the order leaves the
 * wave.
 */
export const reportShort: Action<AtLine, typeof ReportShortPick> = {
  operation: ReportShortPick,
  label: { en: 'A box is missing…', zh: '缺盒…' },
  form: {
    operation: ReportShortPick,
    guide: REPORT_SHORT_PICK_GUIDE,
    title: { en: 'Boxes that you cannot take', zh: '无法取出的盒' },
    save: { en: 'Take other boxes', zh: '改取其他盒' },
    sections: [
      {
        fields: [
          { name: 'boxes', width: 'half' },
          { name: 'reason', words: SHORT_REASON_WORDS, width: 'half' },
          { name: 'note', control: 'long-text' },
        ],
      },
    ],
    start: ({ task }) => ({
      taskId: task.taskId,
      boxes: task.quantity - task.taken,
      reason: task.inQuarantine ? 'set-aside' : 'missing',
    }),
  },
  input: ({ waveId }, body) => ({ params: { waveId }, body }),
  done: ({ isReplaced, lots }) =>
    isReplaced
      ? { en: `Take lot ${lotsIn(lots)} instead.`, zh: `请改取批次 ${lotsIn(lots)}。` }
      : {
          en: 'No other box can replace it. Send the rest later, or put the order back.',
          zh: '没有可替代的盒。请将余下的稍后发出，或将订单的盒放回货架。',
        },
  refreshes,
};

/** Takes the box in hand instead of the lot that expires first. The ledger stores the reason. */
export const chooseLot: Action<InHand, typeof ChoosePickLot> = {
  operation: ChoosePickLot,
  label: { en: 'Take this lot instead…', zh: '改用此批次…' },
  form: {
    operation: ChoosePickLot,
    guide: CHOOSE_PICK_LOT_GUIDE,
    title: { en: 'Take another lot', zh: '改用其他批次' },
    save: { en: 'Take this lot', zh: '改用此批次' },
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
    start: ({ task, barcode }) => ({ taskId: task.taskId, barcode }),
  },
  input: ({ waveId }, body) => ({ params: { waveId }, body }),
  done: ({ lots }) => ({ en: `Scan lot ${lotsIn(lots)} now.`, zh: `现在请扫描批次 ${lotsIn(lots)}。` }),
  refreshes,
};
