/** Lists the scenes of API keys, webhooks, mails and their texts, and the desk of staff. */
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const template = { template: 'order-confirmed' };
const ofEndpoint = async ({ endpoint }: World) => ({ role: 'admin', path: await endpoint() });
const ofKey = async ({ apiKey }: World) => ({ role: 'warehouse', path: await apiKey() });

async function savedView({ send, codeOf }: World) {
  const { id: viewId } = await send('createSavedView', { role: 'sales', change: { name: codeOf('View ') } });
  return { role: 'sales', path: { viewId } };
}

const ofMachines: Scenes = {
  createApiKey: async ({ nextMonth }) => ({ role: 'warehouse', ids: nextMonth() }),
  getApiKey: ofKey,
  changeApiKey: ofKey,
  rotateApiKey: ofKey,
  endApiKey: ofKey,
  async approveApiKey({ send, nextMonth }) {
    const change = { scopes: ['retryCapture'] };
    const { id: apiKeyId } = await send('createApiKey', { role: 'finance', ids: nextMonth(), change });
    return { role: 'second finance', path: { apiKeyId } };
  },
  async createWebhookEndpoint({ removeEndpoints }) {
    await removeEndpoints();
    return { role: 'admin' };
  },
  getWebhookEndpoint: ofEndpoint,
  changeWebhookEndpoint: ofEndpoint,
  removeWebhookEndpoint: ofEndpoint,
  rotateWebhookSecret: ofEndpoint,
  sendWebhookTest: ofEndpoint,
  async getWebhookDelivery({ failedDelivery }) {
    const { deliveryId } = await failedDelivery();
    return { role: 'auditor', path: { deliveryId } };
  },
  async resendWebhookDelivery({ failedDelivery }) {
    const { deliveryId } = await failedDelivery();
    return { role: 'admin', path: { deliveryId } };
  },
  async resendFailedWebhooks({ failedDelivery }) {
    const { endpointId } = await failedDelivery();
    return { role: 'admin', path: { endpointId } };
  },
};

const ofMessages: Scenes = {
  getMessage: async ({ message }) => ({ role: 'sales', path: await message() }),
  resendMessage: async ({ unknownMessage }) => ({ role: 'sales', path: await unknownMessage() }),
  liftSuppression: async ({ suppression }) => ({ role: 'sales', path: await suppression() }),
  getMessageTemplate: async () => ({ role: 'marketing', path: template }),
  listMessageTemplateVersions: async () => ({ role: 'marketing', path: template }),
  previewMessageTemplate: async () => ({ role: 'marketing', path: template }),
  testMessageTemplate: async () => ({ role: 'marketing', path: template }),
  async saveMessageTemplate({ send }) {
    const { version } = await send('getMessageTemplate', { role: 'marketing', path: template });
    return { role: 'marketing', path: template, change: { after: version } };
  },
  restoreMessageTemplate: async () => ({ role: 'marketing', path: template }),
};

const ofTheDesk: Scenes = {
  search: async () => ({ role: 'sales', query: { q: 'test buy' } }),
  createSavedView: async ({ codeOf }) => ({ role: 'sales', change: { name: codeOf('View ') } }),
  changeSavedView: async (world) => {
    const view = await savedView(world);
    return { ...view, change: { name: world.codeOf('View ') } };
  },
  removeSavedView: savedView,
  listSavedViews: async () => ({ role: 'sales', query: { list: 'orders' } }),
  putPreferences: async () => ({ role: 'sales' }),
  async listColleagues({ send }) {
    const { data } = await send('listStaff', { role: 'admin' });
    return { role: 'sales', query: { ids: String(data[0]?.['id']) } };
  },
};

export const machineScenes: Scenes = { ...ofMachines, ...ofMessages, ...ofTheDesk };
