/** Lists the scenes of imports, jobs, duplicates and credit notes. */
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const ready = async ({ job }: World) => ({ path: await job() });
const done = async ({ job }: World) => ({ path: await job('done') });
const pair = async ({ duplicate }: World) => ({ path: { duplicateId: await duplicate() } });

export const dataScenes: Scenes = {
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
