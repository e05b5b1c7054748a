import { GetComplaint, ListComplaints, RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { IconMoodSad } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const complaintsArea: ConsoleArea = {
  name: 'complaints',
  group: 'customers',
  pages: [
    {
      path: '/complaints',
      needs: ListComplaints,
      load: () => import('./list.tsx'),
      title: { en: 'Complaints', zh: '投诉' },
      rail: { icon: IconMoodSad, order: 70 },
    },
    {
      path: '/complaints/new',
      needs: RecordComplaint,
      load: () => import('./new.tsx'),
      title: { en: 'Record a complaint', zh: '登记投诉' },
    },
    {
      path: '/complaints/:complaintId',
      needs: GetComplaint,
      load: () => import('./record.tsx'),
      title: { en: 'Complaint', zh: '投诉' },
    },
  ],
};
