/** Lists the scenes of contacts, notes, tasks and the timeline. */
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const role = { role: 'sales' } as const;
const auditor = { role: 'auditor' } as const;

async function note({ customer, send }: World) {
  const { id: noteId } = await send('addCustomerNote', { ...role, path: customer });
  return { ...customer, noteId };
}
const task = async ({ send }: World) => ({ taskId: (await send('createTask', role)).id });

export const contactScenes: Scenes = {
  addCustomerNote: async ({ customer }) => ({ ...role, path: customer }),
  listPinnedNotes: async ({ customer }) => ({ ...role, path: customer }),
  logInteraction: async ({ customer }) => ({ ...role, path: customer }),
  getTimeline: async ({ customer }) => ({ ...auditor, path: customer }),
  pinNote: async (world) => ({ ...role, path: await note(world) }),
  unpinNote: async (world) => ({ ...role, path: await note(world) }),
  createTask: async () => role,
  getTask: async (world) => ({ ...role, path: await task(world) }),
  changeTask: async (world) => ({ ...role, path: await task(world) }),
  completeTask: async (world) => ({ ...role, path: await task(world) }),
  async reopenTask(world) {
    const path = await task(world);
    await world.send('completeTask', { ...role, path });
    return { ...role, path };
  },
  getTaskRule: async () => ({ ...role, path: { rule: 'birthday' } }),
  putTaskRule: async () => ({ ...role, path: { rule: 'birthday' } }),
};
