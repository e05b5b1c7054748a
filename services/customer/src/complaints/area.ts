import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ComplaintChanged } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { followUpComplaint } from './features/follow-up-complaint.ts';
import { getComplaint } from './features/get-complaint.ts';
import { listComplaints } from './features/list-complaints.ts';
import { recordComplaint } from './features/record-complaint.ts';

/** Declares the area `complaints`: complaints about products, and the follow-ups. It uses no other area. */
export const complaints = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [recordComplaint({ vault }), followUpComplaint({ vault }), listComplaints, getComplaint({ vault })],
  sends: [ComplaintChanged],
});
