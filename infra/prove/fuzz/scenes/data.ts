/** Lists the scenes of imports, jobs, duplicates and credit notes. */
import { idOf } from '../../e2e/example-values.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const ready = async ({ job }: World) => ({ path: await job() });
const done = async ({ job }: World) => ({ path: await job('done') });
const pair = async ({ duplicate }: World) => ({ path: { duplicateId: await duplicate() } });

/** Returns a new household of two new customers, because a customer belongs to at most one household. */
async function household({ person, send }: World) {
  const [mother, son] = [await person(), await person()];
  const ids = { [idOf('01')]: mother.id, [idOf('02')]: son.id };
  const { id } = await send('createHousehold', { role: 'sales', ids });
  return { householdId: id, customerId: son.id };
}

export const dataScenes: Scenes = {
  async createHousehold({ person }) {
    return { role: 'sales', ids: { [idOf('01')]: (await person()).id, [idOf('02')]: (await person()).id } };
  },
  getHousehold: async (world) => ({ role: 'sales', path: await household(world) }),
  dissolveHousehold: async (world) => ({ role: 'sales', path: await household(world) }),
  removeHouseholdMember: async (world) => ({ role: 'sales', path: await household(world) }),
  async putHouseholdMember(world) {
    const path = await household(world);
    return { role: 'sales', path: { ...path, customerId: (await world.person()).id } };
  },
  getJob: ready,
  listJobItems: ready,
  startJob: ready,
  cancelJob: ready,
  getRejectedRows: done,
  undoJob: done,
  async putImportPart({ importFile, FILE }) {
    return { path: { ...(await importFile(false)), part: '1' }, file: FILE };
  },
  getImportFile: async ({ importFile }) => ({ path: await importFile() }),
  readImportFile: async ({ importFile }) => ({ path: await importFile() }),
  planImport: async ({ importFile }) => ({ path: await importFile() }),
  getDuplicate: pair,
  keepApart: pair,
  async reopenDuplicate(world) {
    const { path } = await pair(world);
    await world.send('keepApart', { path });
    return { path };
  },
  getCreditNoteFile: async ({ creditNote }) => ({ path: { creditNoteId: await creditNote() } }),
};
