import { GetTraining } from '@toric/contracts/operator/training.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** The training shop. The banner of a training shop leads here, and so does the help of any other shop. */
export const trainingArea: ConsoleArea = {
  name: 'training',
  pages: [
    {
      path: '/training',
      needs: GetTraining,
      load: () => import('./training.tsx'),
      title: { en: 'Training shop', zh: '培训店铺' },
    },
  ],
};
