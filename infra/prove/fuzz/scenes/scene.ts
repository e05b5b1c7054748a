import type { Valid } from '../valid.ts';
import type { World } from '../world.ts';

/** Describes a scene: it makes the items that an operation needs, and returns a request that succeeds once. */
export type Scene = (world: World) => Promise<Valid>;
export type Scenes = Readonly<Record<string, Scene>>;

export const EVERY_DAY = { from: '2020-01-01', to: '2099-12-31' };
