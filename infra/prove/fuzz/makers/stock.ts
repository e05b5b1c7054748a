/** Makes warehouses, suppliers, purchase orders, stocktakes and recalls in the state that an operation needs. */
import { EXAMPLE, idOf } from '../../e2e/example-values.ts';
import type { Base } from './base.ts';

/** Names the lot in the examples, and the day on which it expires. */
const [LOT, LAST_DAY] = ['L2406A', '2031-06-30'];

export function stockIn({ send, codeOf }: Base) {
  /** Returns a new warehouse with one lot of the example's pack. */
  async function warehouse(): Promise<{ warehouseId: string; lotId: string }> {
    const { id: warehouseId } = await send('createWarehouse', { change: { code: codeOf('W'), name: codeOf('Fuzz ') } });
    await send('receiveStock', { path: { warehouseId }, change: { reference: codeOf('R') } });
    const { data } = await send('listStock', { role: 'warehouse', query: { warehouseId } });
    return { warehouseId, lotId: String(data[0]?.['id']) };
  }

  /** Returns the number of a new lot. It expires before all others, so the next order gets its boxes. */
  async function nextLot(): Promise<string> {
    const lotNumber = codeOf('F');
    const { warehouseId } = await warehouse();
    const ids = { [LOT]: lotNumber, [LAST_DAY]: '2030-01-31' };
    await send('receiveStock', { path: { warehouseId }, change: { reference: codeOf('R') }, ids });
    return lotNumber;
  }

  /** Returns a supplier with a price for the example's pack. */
  async function supplier(): Promise<string> {
    const { id } = await send('createSupplier', { change: { code: codeOf('S') } });
    await send('putSupplierPrice', { path: { supplierId: id, packId: EXAMPLE.packId } });
    return id;
  }

  return {
    ...{ warehouse, supplier, nextLot },
    purchaseOrder: async (): Promise<string> => {
      const ids = { [idOf('0e')]: await supplier(), [idOf('0f')]: (await warehouse()).warehouseId };
      return (await send('createPurchaseOrder', { role: 'warehouse', ids })).id;
    },
    stocktake: async (): Promise<string> => {
      const { warehouseId } = await warehouse();
      return (await send('startStocktake', { role: 'warehouse', ids: { [idOf('0f')]: warehouseId } })).id;
    },
    /**
     * Returns a recall of the given lot, or of a new one. The lot of the examples would be recalled in every warehouse
     * of the run.
     */
    recall: async (recalled?: string): Promise<string> => {
      const lotNumber = recalled ?? (await nextLot());
      const change = { reference: codeOf('Z-') };
      return (await send('issueRecall', { role: 'warehouse', change, ids: { [LOT]: lotNumber } })).id;
    },
  };
}
