/** Lists the scenes of sessions, addresses, prescriptions, verifications, complaints and their registers. */
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import { SetStaffPassword } from '@toric/contracts/customer/staff/staff.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { PICTURE } from '../../e2e/example-values.ts';
import { PASSWORD } from '../../e2e/shop.ts';
import type { World } from '../world.ts';
import { EVERY_DAY, type Scenes } from './scene.ts';

const shownToken = RefreshSession.example.refreshToken;
/**
 * Replaces the name of our FHIR extension in the example. A resource without our extensions lacks parts of a
 * prescription, so it becomes a draft.
 */
const foreign = { [EXTENSIONS.expiresOn.url]: 'https://his.example/until' };
const NOW = () => ({ '2026-06-15T14:00:00.000Z': new Date().toISOString() });
const nobody = { role: 'nobody' };

async function draft({ customer, send }: World) {
  const { id } = await send('recordFhirPrescription', { path: customer, ids: foreign });
  return { ...customer, draftId: id };
}
async function asked(world: World) {
  const path = { verificationId: await world.verification() };
  await world.send('recordTransmission', { role: 'optician', path, ids: NOW() });
  return path;
}

/** Returns a request for more roles of a member of staff, about which another administrator decides. */
async function roleRequest({ send, codeOf }: World) {
  const { id: staffId } = await send('addStaff', { change: { email: `${codeOf('staff')}@shop.example` } });
  const { roleRequest: asked } = await send('changeRoles', { role: 'admin', path: { staffId } });
  return { staffId, requestId: String(Object(asked).id) };
}

export const customerScenes: Scenes = {
  signUp: async ({ codeOf }) => ({ ...nobody, change: { email: `${codeOf('fuzz')}@shop.example` } }),
  // the scene has a customer of its own, because wrong passwords lock the account
  signIn: async ({ shop }) => ({ ...nobody, body: { email: (await shop.newBuyer()).email, password: PASSWORD } }),
  refreshSession: async ({ session }) => ({ ...nobody, ids: { [shownToken]: (await session()).refreshToken } }),
  async signOut({ session }) {
    const { accessToken, refreshToken } = await session();
    return { token: accessToken, ids: { [shownToken]: refreshToken } };
  },
  addStaff: async ({ codeOf }) => ({ change: { email: `${codeOf('staff')}@shop.example` } }),
  async changeRoles({ send, codeOf }) {
    const { id } = await send('addStaff', { change: { email: `${codeOf('staff')}@shop.example` } });
    return { path: { staffId: id } };
  },
  async setStaffPassword({ send, codeOf }) {
    const { setupCode } = await send('addStaff', { change: { email: `${codeOf('staff')}@shop.example` } });
    return { ...nobody, ids: { [SetStaffPassword.example.code]: String(setupCode) } };
  },
  approveRoles: async (world) => ({ role: 'second admin', path: await roleRequest(world) }),
  rejectRoles: async (world) => ({ role: 'second admin', path: await roleRequest(world) }),
  changeCustomer: async ({ customer }) => ({ role: 'sales', path: customer }),
  addAddress: async ({ customer }) => ({ role: 'customer:self', path: customer }),
  listAddresses: async ({ customer }) => ({ path: customer }),
  listCustomerNotes: async ({ customer }) => ({ path: customer }),
  listPrescriptions: async ({ customer }) => ({ path: customer }),
  listPrescriptionValidity: async ({ customer }) => ({ role: 'sales', path: customer }),
  listPrescriptionDrafts: async ({ customer }) => ({ path: customer }),
  getPrescription: async ({ prescription }) => ({ path: await prescription() }),
  async removeCustomersAddress({ customer, send }) {
    const { id: addressId } = await send('addAddress', { path: customer });
    return { role: 'sales', path: { ...customer, addressId } };
  },
  async replaceAddress({ customer, send }) {
    return { path: { ...customer, addressId: (await send('addAddress', { path: customer })).id } };
  },
  async removeAddress({ customer, send }) {
    return { path: { ...customer, addressId: (await send('addAddress', { path: customer })).id } };
  },
  getMe: async () => ({ role: 'customer:self' }),
  searchCustomers: async ({ buyer }) => ({ query: { email: buyer.email } }),
  recordPrescription: async ({ customer }) => ({ path: customer }),
  recordFhirPrescription: async ({ customer }) => ({ path: customer }),
  getFhirPrescription: async ({ prescription }) => ({ path: await prescription() }),
  attachFile: async ({ prescription }) => ({ path: await prescription(), file: PICTURE }),
  listAttachments: async ({ prescription }) => ({ path: await prescription(true) }),
  async getAttachment({ prescription, send }) {
    const path = await prescription();
    const { id } = await send('attachFile', { path, file: PICTURE });
    return { path: { ...path, attachmentId: id } };
  },
  confirmPrescription: async ({ prescription }) => ({ path: await prescription() }),
  revisePrescription: async ({ prescription }) => ({ path: await prescription() }),
  withdrawPrescription: async ({ prescription }) => ({ path: await prescription() }),
  recordPrescriptionReview: async ({ prescription }) => ({ path: await prescription(true) }),
  completePrescriptionDraft: async (world) => ({ role: 'optician', path: await draft(world) }),
  discardPrescriptionDraft: async (world) => ({ path: await draft(world) }),
  async getEvidence({ placed, send }) {
    const order = await send('getOrder', { role: 'auditor', path: { orderId: await placed() } });
    const [line] = Array.isArray(order['lines']) ? order['lines'] : [];
    return { path: { evidenceId: String(Object(line).evidenceId) } };
  },
  getVerification: async ({ verification }) => ({ path: { verificationId: await verification() } }),
  recordTransmission: async ({ verification }) => ({ path: { verificationId: await verification() }, ids: NOW() }),
  recordContact: async (world) => ({ path: await asked(world), ids: NOW() }),
  recordAnswer: async (world) => ({ path: await asked(world), ids: NOW() }),
  async followUpComplaint({ send }) {
    return { path: { complaintId: (await send('recordComplaint')).id } };
  },
  listRuleRecords: async () => ({ query: EVERY_DAY }),
  exportRuleRecords: async () => ({ query: EVERY_DAY }),
};
