import { GetTraining } from '@toric/contracts/operator/training.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the page of the training shop. The banner of a training shop links to it, and the help of any other shop. */
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
