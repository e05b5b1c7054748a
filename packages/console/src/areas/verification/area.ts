import {
  GetVerification,
  ListVerifications,
  RecordAnswer,
  RecordTransmission,
} from '@toric/contracts/customer/supply/verification.http';
import { IconClock } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

const load = () => import('./desk.tsx');

export const verificationArea: ConsoleArea = {
  name: 'verification',
  group: 'today',
  pages: [
    {
      path: '/verification',
      needs: ListVerifications,
      load,
      title: { en: 'Verification desk', zh: '处方核实台' },
      rail: { icon: IconClock, order: 40, key: 'v' },
    },
    {
      path: '/verification/all',
      needs: ListVerifications,
      load: () => import('./list.tsx'),
      title: { en: 'All verifications', zh: '全部核实记录' },
    },
    { path: '/verification/:verificationId', needs: GetVerification, load, title: { en: 'Verification', zh: '核实' } },
    {
      path: '/verification/:verificationId/send',
      needs: RecordTransmission,
      load: () => import('./send.tsx'),
      title: { en: 'Send the request', zh: '发出核实请求' },
    },
    {
      path: '/verification/:verificationId/correct',
      needs: RecordAnswer,
      load: () => import('./correct.tsx'),
      title: { en: 'The prescriber says something else', zh: '处方医师更正' },
    },
  ],
};
